package io.windrose.lake;

/** Which stream a restored lake goes on from. */
public enum RestoredStream {
    /** The one that the backup knew, as a cluster of its own outlives a machine: on from the backup's offsets. */
    SAME,
    /** An empty one: from its beginning. The backup's offsets would make the lake skip what it brings. */
    NEW
}
