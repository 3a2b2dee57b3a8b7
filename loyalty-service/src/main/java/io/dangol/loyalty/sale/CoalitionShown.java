package io.dangol.loyalty.sale;

import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.CoalitionTerms;
import io.dangol.loyalty.sale.SaleRefusal.CurrencyNotOfCoalition;
import io.dangol.loyalty.sale.SaleRefusal.NotACardOfCoalition;
import io.dangol.loyalty.sale.SaleRefusal.UnknownCoalition;
import org.jspecify.annotations.Nullable;

/**
 * That a coalition's card was shown.
 *
 * @param number in memory until it is checked; null for what was kept, of which there is none
 */
record CoalitionShown(
        String coalition, String token, @Nullable String number) {

    /**
     * @throws UnknownCoalition 422 if there is none with this code
     * @throws NotACardOfCoalition 422 if its cards have other numbers
     * @throws CurrencyNotOfCoalition 422 if it bills in another one
     */
    void require(Catalog catalog, String currency) {
        CoalitionTerms terms =
                catalog.coalition(coalition).orElseThrow(() -> new UnknownCoalition(coalition).at("/coalition/code"));
        if (number != null && !terms.isOwn(number)) {
            throw new NotACardOfCoalition(coalition).at("/coalition/cardNumber");
        }
        if (!terms.currency().equals(currency)) {
            throw new CurrencyNotOfCoalition(currency, terms.currency()).at("/currency");
        }
    }

    @Override
    public String toString() {
        return "a card of " + coalition;
    }
}
