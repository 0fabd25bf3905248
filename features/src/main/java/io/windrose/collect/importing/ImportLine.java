package io.windrose.collect.importing;

import java.util.OptionalLong;

/**
 * The ledger's line of one import: of its events, {@code made = stored + known + difference}.
 *
 * @param inLake how many events the lake holds by this import, counted there; empty for costs, which later ones replace
 * @param difference what is not explained: made events without an outcome, and stored ones that the lake does not hold
 */
public record ImportLine(Import of, OptionalLong inLake, long difference) {}
