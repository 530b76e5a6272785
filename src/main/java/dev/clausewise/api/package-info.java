/**
 * The REST contract: requests are read, checked and answered here, and errors become problem
 * details (RFC 9457). What is decided is decided elsewhere.
 */
package dev.clausewise.api;
