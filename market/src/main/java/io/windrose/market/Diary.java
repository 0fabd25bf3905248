package io.windrose.market;

/** Who wants to know what people do: to make data of it, or only to count. */
interface Diary {
    void impressions(Campaign campaign, int number);

    void mail(Inhabitant person, Campaign campaign, MailOutcome outcome, int day);

    void visit(Visit visit);
}
