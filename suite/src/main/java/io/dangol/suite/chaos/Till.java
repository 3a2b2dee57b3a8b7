package io.dangol.suite.chaos;

import io.dangol.suite.chaos.Roll.Fate;
import io.dangol.suite.chaos.Roll.Kind;
import io.dangol.suite.chaos.Roll.Paper;
import io.dangol.suite.chaos.Roll.Spending;
import io.dangol.suite.client.Answer;
import io.dangol.suite.client.Gateway;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One till at work: what was not answered it asks again, under the same number or key, until it is. Its members are
 * nobody else's, so that it knows in which order things happened to them; what it shares with others it only adds to.
 */
final class Till {

    private static final int SMALLEST = 150;
    private static final int LARGEST = 9_999;

    private final String name;
    private final Market market;
    private final Gateway.Caller till;
    private final Gateway.Caller admin;
    private final Roll roll;
    private final Random random;
    private final List<Member> own = new ArrayList<>();
    private final List<Sold> returnable = new ArrayList<>();
    private final List<Runnable> deeds;
    private int number;

    /** A sale of which something may come back: how much of it did not yet. */
    private record Sold(String saleId, @Nullable Member member, long left) {}

    /** @param name begins all numbers that this till gives, and is used by no other till of any round */
    Till(String name, Market market, Gateway.Caller till, Gateway.Caller admin, Roll roll, Random random) {
        this.name = name;
        this.market = market;
        this.till = till;
        this.admin = admin;
        this.roll = roll;
        this.random = random;
        this.deeds = deeds();
    }

    /** Whatever comes next. */
    void work() {
        if (own.isEmpty()) {
            issue();
        } else {
            deeds.get(random.nextInt(deeds.size())).run();
        }
    }

    /** Of a hundred customers. */
    private List<Runnable> deeds() {
        List<Runnable> all = new ArrayList<>();
        all.addAll(Collections.nCopies(3, this::issue));
        all.addAll(Collections.nCopies(3, () -> register(mine())));
        all.addAll(Collections.nCopies(2, () -> replaceCard(mine())));
        all.addAll(Collections.nCopies(1, this::openStore));
        all.addAll(Collections.nCopies(12, () -> spend(mine())));
        all.addAll(Collections.nCopies(8, this::giveBack));
        all.addAll(Collections.nCopies(3, this::sellWrongly));
        all.addAll(Collections.nCopies(14, () -> sell(shared())));
        all.addAll(Collections.nCopies(10, () -> sell(null)));
        all.addAll(Collections.nCopies(44, () -> sell(mine())));
        return all;
    }

    private void issue() {
        own.add(market.issue(admin, next("C")));
        roll.step();
    }

    private void openStore() {
        market.openStore(admin, next("M"));
        roll.step();
    }

    private void giveBack() {
        if (returnable.isEmpty()) {
            sell(mine());
        } else {
            giveBack(returnable.remove(random.nextInt(returnable.size())));
        }
    }

    private void sell(@Nullable Member member) {
        String receipt = next("S");
        long amount = amount();
        long points = member == null ? 0 : points(amount);
        Answer answer = till.post("/v1/sales", Market.sale(receipt, member, amount, amount));
        if (!answer.isSuccess()) {
            refused(receipt, answer);
            roll.add(new Paper(Kind.SALE, receipt, member, amount, points, Fate.REFUSED));
            return;
        }
        long told = answer.body().path("pointsEarned").asLong(-1);
        if (told != points) {
            roll.surprise("%s earned %d points, %d are right".formatted(receipt, told, points));
        }
        returnable.add(new Sold(answer.body().path("saleId").asText(), member, amount));
        roll.add(new Paper(Kind.SALE, receipt, member, amount, points, Fate.RECORDED));
    }

    /** Lines and total differ: it must be refused however often, and leave nothing. */
    private void sellWrongly() {
        String receipt = next("W");
        Answer answer = till.post("/v1/sales", Market.sale(receipt, shared(), amount(), LARGEST + 1));
        if (!answer.isProblem("amounts-do-not-add-up")) {
            refused(receipt, answer);
        }
        roll.add(new Paper(Kind.SALE, receipt, null, 0, 0, Fate.REFUSED));
    }

    private void giveBack(Sold sold) {
        String receipt = next("R");
        long amount = 1L + random.nextInt((int) sold.left());
        Answer answer = till.post("/v1/sales/" + sold.saleId() + "/returns", """
                {"storeCode":"%s","receiptNumber":"%s","returnedAt":"%s",\
                "lines":[{"lineNumber":1,"amount":%d}],"totalAmount":%d}""".formatted(
                        Market.STORE, receipt, Market.RETURNED_AT, amount, amount));
        long left = sold.left() - amount;
        long points = sold.member() == null ? 0 : points(sold.left()) - points(left);
        if (!answer.isSuccess()) {
            refused(receipt, answer);
        } else if (left > 0) {
            returnable.add(new Sold(sold.saleId(), sold.member(), left));
        }
        roll.add(new Paper(
                Kind.RETURN,
                receipt,
                sold.member(),
                amount,
                points,
                answer.isSuccess() ? Fate.RECORDED : Fate.REFUSED));
    }

    private void spend(Member member) {
        if (member.points() < 2) {
            sell(member);
            return;
        }
        String reference = next("P");
        long held = 1L + random.nextInt((int) Math.min(60, member.points()));
        boolean atOnce = random.nextInt(4) == 0;
        Answer answer =
                till.post("/v1/redemptions", """
                {"storeCode":"%s","cardNumber":"%s","points":%d,"reference":"%s","expiresInSeconds":86400,\
                "capture":%b}""".formatted(Market.STORE, member.card(), held, reference, atOnce));
        if (!answer.isSuccess()) {
            refused(reference, answer);
        } else if (atOnce) {
            roll.add(new Spending(reference, held, held), member);
        } else {
            end(reference, answer.body().path("redemptionId").asText(), held, member);
        }
    }

    private void end(String reference, String id, long held, Member member) {
        boolean captured = random.nextInt(3) > 0;
        long points = captured ? 1L + random.nextInt((int) held) : 0;
        Answer answer = captured
                ? till.post("/v1/redemptions/" + id + "/capture", "{\"points\":" + points + "}")
                : till.post("/v1/redemptions/" + id + "/release", "{}");
        if (answer.isSuccess()) {
            roll.add(new Spending(reference, held, points), member);
        } else {
            refused(reference, answer);
        }
    }

    private void replaceCard(Member member) {
        String card = next("C");
        Answer answer = admin.post(
                "/v1/cards/" + member.card() + "/replace",
                "{\"newNumber\":\"%s\",\"reason\":\"DAMAGED\"}".formatted(card),
                "replace-" + member.card());
        if (answer.isSuccess()) {
            member.replaceCard(card);
        } else {
            refused(card, answer);
        }
        roll.step();
    }

    private void register(Member member) {
        if (!member.register()) {
            sell(member);
            return;
        }
        Answer answer = admin.put(
                "/v1/customers/by-external-id/chaos/" + member.firstCard(),
                "{\"cardNumber\":\"%s\",\"channel\":\"POS\"}".formatted(member.card()));
        if (!answer.isSuccess()) {
            refused(member.card(), answer);
        }
        roll.step();
    }

    private void refused(String what, Answer answer) {
        roll.surprise("%s was answered %d %s".formatted(what, answer.status(), answer.problem()));
    }

    private Member mine() {
        return own.get(random.nextInt(own.size()));
    }

    private Member shared() {
        return market.shared().get(random.nextInt(market.shared().size()));
    }

    private long amount() {
        return (long) SMALLEST + random.nextInt(LARGEST - SMALLEST);
    }

    private String next(String what) {
        number++;
        return name + what + number;
    }

    static long points(long amount) {
        return amount / Market.PENNIES_A_POINT;
    }
}
