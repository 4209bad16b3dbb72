/** How to put the app on the home screen, in the words that the phone itself uses. */
export const InstallSteps = ({ system }: { readonly system: 'ios' | 'android' }) =>
  system === 'ios' ? (
    <ol className="steps">
      <li>Tap Share, the square with an arrow.</li>
      <li>Choose “Add to Home Screen”, then “Add”.</li>
      <li>Open Wardbook from the home screen and type your code there.</li>
    </ol>
  ) : (
    <ol className="steps">
      <li>Open the browser’s menu, the three dots.</li>
      <li>Choose “Add to Home screen” or “Install app”, then “Install”.</li>
      <li>Open Wardbook from the home screen and type your code there.</li>
    </ol>
  );
