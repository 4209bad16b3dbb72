// The browser's entry: decides which site this address is, and starts nothing else.
import './ui/theme/index.css';
import { type ComponentType, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import { laterPage } from '#ui/later-page.tsx';
import { reloadOnceForMissingChunk } from './app/missing-chunk.ts';
import { allowOwnMarkup } from './app/trusted-types.ts';

allowOwnMarkup();
reloadOnceForMissingChunk();

const sites: Record<string, () => Promise<ComponentType>> = {
  desk: async () => (await import('./desk/Desk.tsx')).Desk,
  'signed-in': async () => (await import('./app/signed-in/SignedInTab.tsx')).SignedInTab,
};
const phone = async (): Promise<ComponentType> => (await import('./app/App.tsx')).App;
const Site = laterPage(sites[location.pathname.split('/')[1] ?? ''] ?? phone, 'Opening Wardbook…');

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <Site />
      </ErrorBoundary>
    </StrictMode>,
  );
