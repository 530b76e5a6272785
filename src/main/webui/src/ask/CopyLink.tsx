import { toFragment } from '../facts/link';
import type { UseCase } from '../facts/raw';
import { CopyButton } from '../parts/CopyButton';

/** The address of a case on this page. */
export const addressOf = (useCase: UseCase) => `${location.origin}${location.pathname}#${toFragment(useCase)}`;

/** The address holds the case: that of the form, which a reader takes it for. */
export function CopyLink({ useCase }: { useCase: UseCase }) {
  return (
    <div class="copy">
      <CopyButton text={() => addressOf(useCase)} copied="Link copied" byHand="Copy the address of this page">
        Copy link to this case
      </CopyButton>
    </div>
  );
}
