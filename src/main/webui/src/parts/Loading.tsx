export function Loading({ what }: { what: string }) {
  return (
    <p class="loading" role="status">
      <svg class="pf-v6-c-spinner pf-m-md" viewBox="0 0 100 100" aria-hidden="true">
        <circle class="pf-v6-c-spinner__path" cx="50" cy="50" r="45" fill="none" />
      </svg>
      {what}
    </p>
  );
}
