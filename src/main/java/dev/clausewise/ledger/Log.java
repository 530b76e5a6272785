package dev.clausewise.ledger;

/**
 * One replica's log as it is stored.
 *
 * @param id in the store
 * @param origin its name, and that of its key
 * @param key as C2SP's signed-note writes a verifier's key
 * @param size records
 * @param checkpoint of that size, signed
 */
record Log(int id, String origin, String key, long size, String checkpoint) {}
