/**
 * Models that come from outside: refused if they run more than FEEL, evaluated in a process of
 * their own, and edited as drafts. It must not know that requests arrive over HTTP, and nothing
 * that answers from the policies in force may know it.
 */
package dev.clausewise.workbench;
