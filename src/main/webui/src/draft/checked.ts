import type { DraftCheck } from '../api/types';

/** What was said of one revision. */
export interface Checked {
  revision: string;
  check: DraftCheck;
}
