/**
 * The text of a model: from XML to what the engine unmarshals, and to what stands in its FEEL and
 * in its table of findings. It evaluates nothing, and knows neither the vocabulary nor the checks;
 * it refuses only what cannot be read, or could be read in two ways.
 */
package dev.clausewise.engine.reading;
