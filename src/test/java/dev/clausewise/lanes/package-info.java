/** Which integration tests run one after the other, and which beside them. */
package dev.clausewise.lanes;
