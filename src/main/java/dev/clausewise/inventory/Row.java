package dev.clausewise.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One use, as an organisation keeps it.
 *
 * @param number 1-based, without the row of the names
 * @param line 1-based, at which it begins in the file
 * @param cells texts by the names of the columns, in their order
 * @param json what was sent, where it was JSON; null elsewhere
 * @param fault why it cannot be read, for whoever sent it; null if it can
 */
public record Row(long number, long line, Map<String, String> cells, JsonNode json, String fault) {}
