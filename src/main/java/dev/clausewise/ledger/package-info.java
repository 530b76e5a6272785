/**
 * What was answered, to whom and by which policies, so that it can be proved years later. It knows
 * decisions and the form of a record; not how a decision is made, nor who may ask.
 */
package dev.clausewise.ledger;
