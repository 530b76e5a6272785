/**
 * An instrument compiled, and what it says of a use case with facts unknown, alone and together
 * with others; the facade of the rooms below it, {@code function}, {@code compile} and {@code
 * prove}. It knows nothing of services or HTTP.
 */
package dev.clausewise.diagram;
