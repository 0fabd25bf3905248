package io.windrose.science.mix;

import io.windrose.science.mix.Structure.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The curves of a fit as functions of spend. */
final class Responses {
    private final Structure structure;
    private final double[][] parameters;
    private final double[][] factors;

    /** @param factors by stream and draw */
    Responses(Structure structure, double[][] parameters, double[][] factors) {
        this.structure = structure;
        this.parameters = parameters;
        this.factors = factors;
    }

    static boolean hasSpend(Stream stream) {
        return spend(stream) > 0;
    }

    private static double spend(Stream stream) {
        return Arrays.stream(stream.media().spend()[stream.region()]).sum();
    }

    List<Response> all() {
        List<Response> responses = new ArrayList<>();
        for (int i = 0; i < structure.streams.size(); i++) {
            Stream stream = structure.streams.get(i);
            if (hasSpend(stream)) {
                responses.add(response(stream, factors[i]));
            }
        }
        return List.copyOf(responses);
    }

    private Response response(Stream stream, double[] ofDraws) {
        ChannelModel channel = stream.channel();
        double unit = spend(stream) / Arrays.stream(stream.input()).sum();
        double[] past = Arrays.stream(stream.input()).map(each -> each * unit).toArray();
        Curve curve = stream.curve();
        Curve reach = new Curve(channel.adstock(), new Saturation.None(), stream.input(), new double[0]);
        int first = stream.curveAt() + channel.adstock().parameters().size();
        int bent = channel.saturation().parameters().size();
        boolean isReach = stream.frequency().length > 0;
        List<Response.Draw> draws = new ArrayList<>();
        for (int draw = 0; draw < parameters.length; draw++) {
            double[] at = parameters[draw];
            curve.evaluate(at, stream.curveAt());
            double perReach = 1;
            if (isReach) {
                // What is reached adds up: what a contact does is in the factor, and the curve is a line.
                reach.evaluate(at, stream.curveAt());
                perReach = Arrays.stream(curve.effect).sum()
                        / Arrays.stream(reach.effect).sum();
            }
            draws.add(new Response.Draw(
                    curve.weights(),
                    isReach || bent < 1 ? 0 : at[first],
                    isReach || bent < 2 ? 0 : at[first + 1],
                    ofDraws[draw] * perReach));
        }
        return new Response(
                channel.channel(),
                stream.media().campaign(),
                structure.data.regions().get(stream.region()),
                isReach ? new Saturation.None() : channel.saturation(),
                unit,
                past,
                draws);
    }
}
