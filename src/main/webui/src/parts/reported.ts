import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { OUTCOME_IN_WORDS, REPORTED_OUTCOME, effectInWords, reportedInWords } from '../words/outcomes';

/** Whether what stands below is said by reports about policies alone: they prohibit and permit nothing. */
export const Reported = createContext(false);

/** What outcomes are called here. */
export const useOutcomeWords = () => (useContext(Reported) ? REPORTED_OUTCOME : OUTCOME_IN_WORDS);

/** What effects of clauses are called here. */
export const useEffectWords = () => (useContext(Reported) ? reportedInWords : effectInWords);
