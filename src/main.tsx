// The browser's entry: decides which of the three sites this address is, and starts nothing else.
import './ui/theme/index.css';
import { type ComponentType, lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import { Loading } from '#ui/Loading.tsx';
import { reloadOnceForMissingChunk } from './app/missing-chunk.ts';
import { allowOwnMarkup } from './app/trusted-types.ts';

allowOwnMarkup();
reloadOnceForMissingChunk();

const sites: Record<string, () => Promise<{ default: ComponentType }>> = {
  desk: async () => ({ default: (await import('./desk/Desk.tsx')).Desk }),
};
const phone = async (): Promise<{ default: ComponentType }> => ({ default: (await import('./app/App.tsx')).App });
const Site = lazy(sites[location.pathname.split('/')[1] ?? ''] ?? phone);

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <Suspense fallback={<Loading words="Opening Wardbook…" />}>
          <Site />
        </Suspense>
      </ErrorBoundary>
    </StrictMode>,
  );
