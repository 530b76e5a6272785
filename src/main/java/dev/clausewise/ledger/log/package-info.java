/**
 * A transparency log: the Merkle tree of RFC 6962 and RFC 9162, checkpoints and tiles in the public
 * formats of C2SP (signed-note, tlog-checkpoint, tlog-tiles). It knows bytes and hashes, and
 * neither what an entry says nor where it is kept.
 */
package dev.clausewise.ledger.log;
