import { useState } from 'react';
import type { AreaMapState } from '#sync/phone.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { Notice } from '#ui/Notice.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { megabytes } from '#domain/megabytes.ts';
import { usePhone } from '../phone-context.ts';

/** The council's area map on this phone: what it costs before it is fetched, how far it is, and how to be rid of it. */
export function AreaMapCard({ area }: { readonly area: AreaMapState }) {
  const phone = usePhone();
  const [asking, setAsking] = useState(false);
  const { offered, kept, fetched, phase, problem } = area;
  if (!offered && !kept) return problem ? <Notice tone="waiting">{problem}</Notice> : null;
  const fetch = () => void phone.fetchAreaMap();
  const remove = () => {
    setAsking(false);
    void phone.removeAreaMap();
  };
  return (
    <Card title={kept && offered ? 'A newer area map' : 'Area map'}>
      {kept && !offered && (
        <p>
          {kept.name} is on this phone and needs no signal. It takes {megabytes(kept.size)}.
        </p>
      )}
      {offered && phase === 'still' && (
        <p>
          {fetched > 0
            ? `${megabytes(fetched)} of ${megabytes(offered.size)} of ${offered.name} are here.`
            : `${offered.name} takes ${megabytes(offered.size)}. Once it is here it needs no signal; on wi-fi it costs no data.`}
          {kept && ' Until it is whole, the one before it stays.'}
        </p>
      )}
      {offered && phase !== 'still' && (
        <ProgressBar
          value={phase === 'checking' ? offered.size : fetched}
          of={offered.size}
          words={
            phase === 'checking'
              ? 'Checking that it is whole…'
              : `${megabytes(fetched)} of ${megabytes(offered.size)} of ${offered.name}`
          }
        />
      )}
      {problem && phase === 'still' && <Notice tone="waiting">{problem}</Notice>}
      <div className="inline">
        {offered && phase === 'still' && (
          <Button look="secondary" onPress={fetch}>
            {fetched > 0 ? 'Go on' : `Download ${megabytes(offered.size)}`}
          </Button>
        )}
        {phase === 'fetching' && (
          <Button look="secondary" onPress={() => void phone.pauseAreaMap()}>
            Pause
          </Button>
        )}
        {phase === 'still' && (kept || fetched > 0) && (
          <Button look="quiet" onPress={() => setAsking(true)}>
            Remove from this phone
          </Button>
        )}
      </div>
      {asking && (
        <ConfirmDialog
          title="Remove the map from this phone?"
          confirm="Remove it"
          onConfirm={remove}
          onCancel={() => setAsking(false)}
        >
          <p>It can be downloaded again. Pins, grid, wards and places stay.</p>
        </ConfirmDialog>
      )}
    </Card>
  );
}
