package io.windrose.core;

/** What Java's texts can hold and Unicode's encodings cannot. */
public final class Unicode {
    private Unicode() {}

    /** Whether every surrogate is one of a pair: half a pair has no form in UTF-8. */
    public static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            if (Character.isSurrogate(here)) {
                boolean isPair = Character.isHighSurrogate(here)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!isPair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
