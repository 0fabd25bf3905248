package io.windrose.collect.importing;

import io.windrose.core.Incorrect;

/**
 * What may be brought.
 *
 * @param largestMegabytes of a file as it comes, packed or not
 */
public record ImportSettings(int largestMegabytes) {
    public static final ImportSettings DEFAULT = new ImportSettings(4_096);

    public ImportSettings {
        if (largestMegabytes < 1) {
            throw new Incorrect(
                    "import.setting-out-of-range",
                    "import.largest-file is %d: give 1 MB or more".formatted(largestMegabytes));
        }
    }

    long largestBytes() {
        return (long) largestMegabytes << 20;
    }
}
