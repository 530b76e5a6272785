/**
 * An instrument compiled to a row index and a decision diagram, by asking the engine; and from them
 * what is possible with facts unknown, what to ask next, what to change, what always holds, and
 * what differs between versions. It knows nothing of services or HTTP.
 */
package dev.clausewise.diagram;
