export const SkipLink = () => (
  <a
    className="skip-link"
    href="#main"
    onClick={(event) => {
      // The address must not change: routes live in it, and so could a back step to a home visit.
      event.preventDefault();
      document.getElementById('main')?.focus();
    }}
  >
    Skip to main content
  </a>
);
