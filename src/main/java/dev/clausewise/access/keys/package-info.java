/**
 * Keys of programs and people. What is known of each, and where that is kept; their secrets are
 * known nowhere.
 */
package dev.clausewise.access.keys;
