/**
 * What an attacker tries against the packaged service, as its users run it. The tests know its
 * addresses and documents and nothing of its classes.
 */
package dev.clausewise.attacks;
