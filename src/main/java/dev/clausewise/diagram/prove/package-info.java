/**
 * What holds of every use case, what differs between versions, and the smallest change for another
 * outcome: by operations on diagrams alone. It asks no engine and reads no model.
 */
package dev.clausewise.diagram.prove;
