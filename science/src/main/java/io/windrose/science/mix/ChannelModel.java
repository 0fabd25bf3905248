package io.windrose.science.mix;

/**
 * How a channel works, and what is thought of it beforehand.
 *
 * @param spread how far regions and campaigns of the channel lie apart: the prior scale of the standard deviation of
 *     the logarithm of their effects; used where there are several
 */
public record ChannelModel(String channel, Adstock adstock, Saturation saturation, Effect effect, double spread) {

    /**
     * With a half-life of some days to some weeks, saturation after Hill about the usual spend, and a share of the
     * outcome of 0.5% to 20%.
     */
    public static ChannelModel usual(String channel) {
        return new ChannelModel(
                channel,
                Adstock.Geometric.halfLife(0.3, 4),
                new Saturation.Hill(Prior.LogNormal.between(0.4, 4), Prior.LogNormal.between(0.6, 2)),
                Effect.share(0.005, 0.2),
                0.3);
    }

    public ChannelModel with(Effect newEffect) {
        return new ChannelModel(channel, adstock, saturation, newEffect, spread);
    }

    public ChannelModel with(Adstock newAdstock) {
        return new ChannelModel(channel, newAdstock, saturation, effect, spread);
    }

    public ChannelModel with(Saturation newSaturation) {
        return new ChannelModel(channel, adstock, newSaturation, effect, spread);
    }
}
