package io.windrose.collect.importing.mapping;

import java.util.Optional;

/** The columns of one channel in a wide file. */
public record ChannelColumns(String channel, String cost, Optional<String> impressions, Optional<String> clicks) {}
