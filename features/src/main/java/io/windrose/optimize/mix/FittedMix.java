package io.windrose.optimize.mix;

import io.windrose.science.mix.MixResult;
import io.windrose.science.mix.Response;
import java.util.List;
import java.util.Map;

/** A fit whose chains agree, with all that it knows. */
public record FittedMix(Mix mix, MixResult result) {
    /**
     * What spend brings.
     *
     * @see MixResult#responses
     */
    public List<Response> responses(int draws) {
        return result.responses(draws);
    }

    /**
     * By draw and week after the data, the outcome that the responses do not bring; as the last weeks were, where
     * nothing else is known.
     *
     * @see MixResult#rest
     */
    public double[][] rest(int weeks, int draws) {
        return result.rest(Mixes.ahead(mix.table(), weeks, Map.of()), draws);
    }

    /** Of a week, as in the last four. */
    public static double recent(double[] weeks) {
        return Mixes.recent(weeks);
    }
}
