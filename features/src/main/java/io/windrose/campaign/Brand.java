package io.windrose.campaign;

import java.util.UUID;

/** What campaigns and sources may belong to. */
public record Brand(UUID id, String name) {}
