package io.windrose.campaign.inbox;

import io.windrose.campaign.keys.KeyDraft;
import java.util.UUID;

/** That a key is a campaign's, or that it is not. */
public record Choice(KeyDraft key, UUID campaign) {}
