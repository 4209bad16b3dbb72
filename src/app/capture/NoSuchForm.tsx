import { useLocation } from 'wouter';
import { EmptyState } from '#ui/EmptyState.tsx';
import { AppScreen } from '../AppScreen.tsx';
import { paths } from '../paths.ts';

export function NoSuchForm() {
  const [, go] = useLocation();
  return (
    <AppScreen title="Not here" onBack={() => go(paths.home)}>
      <EmptyState icon="record" title="There is no such form in this version">
        <p>Go back to the home screen. If a newer version is offered, update first.</p>
      </EmptyState>
    </AppScreen>
  );
}
