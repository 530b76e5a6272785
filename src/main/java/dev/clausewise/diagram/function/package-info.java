/**
 * Functions over the classes of facts, as multi-valued decision diagrams: the algebra that
 * everything else here is made of. It knows facts and what their values are compared with; of
 * models, clauses, outcomes and Drools it knows nothing.
 */
package dev.clausewise.diagram.function;
