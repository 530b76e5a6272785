/** What the jar does when it is asked by a command line. No server is started for it. */
package dev.clausewise.command;
