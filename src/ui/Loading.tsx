/** Words, never a bare spinner: "Opening the record…" */
export const Loading = ({ words = 'Opening…' }: { readonly words?: string }) => (
  <p className="loading" role="status">
    {words}
  </p>
);
