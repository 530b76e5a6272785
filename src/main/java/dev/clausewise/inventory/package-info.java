/**
 * Many uses at once: lines and files, the mappings that make facts of their rows, and what can be
 * asked of all rows together. It knows neither the ledger nor who asks.
 */
package dev.clausewise.inventory;
