/**
 * A database that several kinds of things are kept in, and whose turn it is to write there. It
 * knows nothing of what is kept.
 */
package dev.clausewise.store;
