/** What README.md and docs/ say of commands, addresses, files, answers and packages is so. */
package dev.clausewise.docs;
