/** What a start checks and says. What cannot work as it is configured ends it with one line. */
package dev.clausewise.api.start;
