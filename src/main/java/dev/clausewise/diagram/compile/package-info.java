/**
 * A model compiled to a row index and diagrams by asking the engine, and the file that they are
 * kept in. It knows the engine; what is asked of a compiled instrument it does not know.
 */
package dev.clausewise.diagram.compile;
