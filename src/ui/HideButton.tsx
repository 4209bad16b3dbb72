/** Always in reach on a guarded screen. `onHide` must cover the page before it does anything slow. */
export const HideButton = ({ onHide }: { readonly onHide: () => void }) => (
  <button type="button" className="button button-small button-pill hide-button" onClick={onHide}>
    Hide now
  </button>
);
