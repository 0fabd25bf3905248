package io.windrose.market;

import java.util.SplittableRandom;

/** How well advertising reaches one person, and how long they remember it; it differs by channel. */
final class Receptivity {
    private final float[] affinity = new float[Channel.values().length];
    private final float[] kept = new float[affinity.length];

    private Receptivity() {}

    static Receptivity drawn(SplittableRandom random, Parameters parameters) {
        Receptivity drawn = new Receptivity();
        double spread = parameters.reach().affinitySpread();
        for (Channel channel : Channel.values()) {
            // Divided by its mean, so that people take up just the impressions that were bought.
            double reached = StrictMath.exp(spread * random.nextGaussian() - spread * spread / 2);
            double own = StrictMath.exp(parameters.reach().halfLifeSpread() * random.nextGaussian());
            double halfLife = parameters.influence(channel).halfLifeDays() * own;
            drawn.affinity[channel.number()] = (float) reached;
            drawn.kept[channel.number()] = (float) StrictMath.pow(0.5, 1 / halfLife);
        }
        return drawn;
    }

    /** How many more impressions than the average reach the person. */
    double affinity(Channel channel) {
        return affinity[channel.number()];
    }

    /** A day passes: of each memory a part is left. */
    void fade(float[] memory) {
        for (int channel = 0; channel < memory.length; channel++) {
            memory[channel] *= kept[channel];
        }
    }
}
