import { useState } from 'preact/hooks';
import { Problem } from '../api/client';
import { Button } from '../parts/Button';
import { verifyReceipt } from './service';

/** Asks the service whether a receipt is its own, and unchanged. */
export function ReceiptCheck({ receipt }: { receipt: object }) {
  const [said, say] = useState('');
  const check = async () => {
    try {
      const { valid, wrong } = await verifyReceipt(receipt);
      say(valid ? 'It is of this ledger, and unchanged.' : wrong.join(' '));
    } catch (thrown) {
      say(Problem.of(thrown).message);
    }
  };
  return (
    <>
      <Button kind="secondary" small onClick={() => void check()}>
        Check it here
      </Button>
      <span role="status" class="small">
        {said}
      </span>
    </>
  );
}
