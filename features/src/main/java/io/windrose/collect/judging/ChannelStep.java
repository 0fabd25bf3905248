package io.windrose.collect.judging;

import java.util.List;
import java.util.Optional;

/**
 * What brought the person: the campaign's marks, else the site that referred them, else nothing known, which is direct.
 * Being referred by the site itself is no new origin and leaves the columns empty; so does an event without an address,
 * as servers and apps send.
 */
final class ChannelStep implements EnrichmentStep {
    private final Referrers referrers;
    private final List<String> ownDomains;

    ChannelStep(Referrers referrers, List<String> ownDomains) {
        this.referrers = referrers;
        this.ownDomains = ownDomains;
    }

    @Override
    public void apply(Draft draft) {
        boolean marked = draft.source != null || draft.medium != null || draft.campaign != null;
        if (!marked && draft.url == null) {
            return;
        }
        Optional<WebAddress> referrer = Optional.ofNullable(draft.referrer).flatMap(WebAddress::parse);
        if (!marked && referrer.isEmpty()) {
            draft.channel = Channel.DIRECT.word();
            return;
        }
        if (!marked && isOwn(referrer.get().host(), draft)) {
            return;
        }
        if (!marked) {
            String host = referrer.get().host();
            Optional<Referrers.Site> site = referrers.find(host);
            draft.source = site.map(Referrers.Site::name).orElse(host);
            draft.medium = site.map(found -> found.kind().medium()).orElse("referral");
        }
        Optional<Referrers.Kind> kind =
                Optional.ofNullable(draft.source).flatMap(referrers::find).map(Referrers.Site::kind);
        draft.channel =
                Channel.of(kind, draft.source, draft.medium, draft.campaign).word();
    }

    private boolean isOwn(String host, Draft draft) {
        Optional<WebAddress> here = Optional.ofNullable(draft.url).flatMap(WebAddress::parse);
        return (here.isPresent() && here.get().sameSite(host))
                || ownDomains.stream().anyMatch(own -> host.equals(own) || host.endsWith("." + own));
    }
}
