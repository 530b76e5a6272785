import { CopyButton } from '../parts/CopyButton';

/** The address holds the case. */
export function CopyLink() {
  return (
    <div class="copy">
      <CopyButton text={() => location.href} copied="Link copied" byHand="Copy the address of this page">
        Copy link to this case
      </CopyButton>
    </div>
  );
}
