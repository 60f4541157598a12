// Made by `npm run generate` from /openapi.json.
export interface paths {
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders, last placed first, in pages
         * @description Learners see their own orders, tokens with `partners` those of these.
         *
         *     Roles: `operator`, `auditor`, `checkout`, `learner`; `admin` may do all.
         */
        get: operations["listOrders"];
        put?: never;
        /**
         * Place an order, exactly once
         * @description The same request sent again, at once or in a year, gets the same answer with `Idempotency-Replayed: true`, and nothing happens twice.
         *
         *     After a decline only `payment` may differ. `orderTotal` = Σ(quantity × unitPrice − discount + tax) + shippingCharge, to the smallest unit.
         *
         *     With `Prefer: wait=N` the answer is the final status, if that comes in time: made good, failed for good, or declined. A payment that wants something of the payer is answered at once.
         *
         *     Roles: `checkout`; `admin` may do all.
         */
        post: operations["placeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One order, as it is
         * @description Learners see their own orders, tokens with `partners` those of these; others do not exist for them.
         *
         *     Roles: `checkout`, `operator`, `auditor`, `learner`; `admin` may do all.
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{number}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What becomes of an order, as it happens
         * @description Server-sent events: a message after each event of the order, from its first on or behind `Last-Event-ID`. `id` is the revision, `data` the order as `GET /v1/orders/{number}` gives it then.
         *
         *     Ends when the status is final: declined, or nothing more happens to any line by itself. Otherwise come back with `Last-Event-ID` (browsers do so by themselves): nothing is missed. It ends, too, after a quarter of an hour and when the service stops.
         *
         *     Every 15 s without news a comment is sent. Who reads nothing for a minute or two is cut off. For whom `GET` says 404 it does so here.
         *
         *     Roles: `checkout`, `operator`, `auditor`, `learner`; `admin` may do all.
         */
        get: operations["getOrderEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The same list, by what should not stand in an address line
         * @description Writes nothing. Members are as in the list of orders, and `email`.
         *
         *     Roles: `operator`, `auditor`, `checkout`; `admin` may do all.
         */
        post: operations["searchOrders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{number}/payment/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The payer has done what `payment.nextAction` asked for
         * @description Changes nothing by itself: the processor is asked at once, and its word counts.
         *
         *     Roles: `checkout`; `admin` may do all.
         */
        post: operations["confirmPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/stripe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stripe says that something happened
         * @description Known by `Stripe-Signature`. It only wakes the probe, so lost and repeated deliveries do no harm.
         *
         *     Open to anyone.
         */
        post: operations["receiveStripeEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stuck-work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is stuck, by module and reason, and whether it goes on by itself
         * @description A line that failed, whatever happens next; one that waits for a person; and money that does. Tokens with `partners` see orders of these.
         *
         *     Roles: `operator`, `auditor`; `admin` may do all.
         */
        get: operations["getStuckWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stuck-work/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is stuck, each line and the oldest first, in pages
         * @description A line that failed, whatever happens next; one that waits for a person; and money that does. Tokens with `partners` see orders of these.
         *
         *     Roles: `operator`, `auditor`; `admin` may do all.
         */
        get: operations["listStuckLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How all orders are, and what happened hour by hour
         * @description Hours are those of UTC, and what happened belongs to the hour in which it was recorded. Imported orders are counted by status only. Tokens with `partners` see orders of these.
         *
         *     Roles: `operator`, `auditor`; `admin` may do all.
         */
        get: operations["getFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retry-campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Campaigns of retries, last started first
         * @description Roles: `operator`, `auditor`; `admin` may do all.
         */
        get: operations["listRetryCampaigns"];
        put?: never;
        /**
         * Attempt again whatever failed in many orders
         * @description Of the orders that match now, those with a line that failed; of each of them every line that failed. The set is frozen; the house asks for one order after the other, 10 per second unless `rate` says otherwise. With `dryRun` nothing is written: the answer says how many orders it would be. With `stopAfter` it ends by itself if the first so many fail again; until one of them does not, no others are asked for.
         *
         *     Roles: `operator`; `admin` may do all.
         */
        post: operations["startRetryCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retry-campaigns/{campaign}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for no more orders of a campaign
         * @description What was asked for goes on. Cancelled already: nothing more happens.
         *
         *     Roles: `operator`; `admin` may do all.
         */
        post: operations["cancelRetryCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retry-campaigns/{campaign}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A campaign of retries, and how far it is
         * @description Roles: `operator`, `auditor`; `admin` may do all.
         */
        get: operations["getRetryCampaign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retry-campaigns/{campaign}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of the orders of a campaign, in the order in which they are asked for
         * @description Roles: `operator`, `auditor`; `admin` may do all.
         */
        get: operations["listRetryCampaignOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{number}/diagnosis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why an order is not finished, what happens next, and who must act
         * @description By the very functions that plan what is done. The foremost answer is told by itself, all of them in `answers`.
         *
         *     Roles: `operator`; `admin` may do all.
         */
        get: operations["getDiagnosis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{number}/fulfillment/retries/{retry}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of a retry, line by line
         * @description `overtaken`: revoked or settled by hand before it was attempted.
         *
         *     Roles: `operator`; `admin` may do all.
         */
        get: operations["getRetry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{number}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write a note into the history of an order
         * @description It changes nothing. It stays for ever, in plain text: do not name persons in it.
         *
         *     Roles: `operator`; `admin` may do all.
         */
        post: operations["annotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{number}/fulfillment/retries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attempt again at once what failed
         * @description The lines get a new automatic budget. Without `lines`: every line that failed.
         *
         *     Roles: `operator`; `admin` may do all.
         */
        post: operations["requestRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{number}/lines/{line}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what a line gave
         * @description Accepted, and then done by the module of the line, with retries of its own.
         *
         *     Roles: `operator`; `admin` may do all.
         */
        post: operations["revokeLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{number}/lines/{line}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say how a line was settled outside of the system
         * @description Nobody is called, and what was due for the line is not done any more.
         *
         *     Roles: `operator`; `admin` may do all.
         */
        post: operations["settleLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{number}/excess-payments/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that money which cannot pay the order was dealt with
         * @description Moves no money: what a person did at the processor, or agreed on, is recorded.
         *
         *     Roles: `operator`; `admin` may do all.
         */
        post: operations["settleExcessPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/modules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The fulfilment modules, and what each has to do
         * @description In the order in which they are asked whether a line is for them.
         *
         *     Roles: `operator`, `auditor`; `admin` may do all.
         */
        get: operations["listModules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/modules/{name}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a fulfilment module nothing to do
         * @description What is due for it waits and uses up no attempts; calls under way end. All other modules go on, and so do other lines of the same orders.
         *
         *     Roles: `operator`; `admin` may do all.
         */
        post: operations["pauseModule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/modules/{name}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a paused fulfilment module go on
         * @description What is due for it is done, oldest first.
         *
         *     Roles: `operator`; `admin` may do all.
         */
        post: operations["resumeModule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{number}/lines/{line}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The enrollment codes of a line
         * @description For the buyer, and for operators. Whoever has a code can use it: keep the answer as you keep money. As CSV with `Accept: text/csv`.
         *
         *     Roles: `operator`, `learner`; `admin` may do all.
         */
        get: operations["getLineCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes/{code}/redemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Use an enrollment code
         * @description The code becomes the caller’s, once, and a seat is ordered for them: the order that is answered, which enrolls them like any other. With the same `Idempotency-Key` the same answer comes again; without it, a code that is used is used.
         *
         *     Roles: `learner`; `admin` may do all.
         */
        post: operations["redeemCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{number}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that ever happened to an order
         * @description Straight from the event store, oldest first. `chain` is about all events, whichever were asked for.
         *
         *     Roles: `auditor`, `operator`; `admin` may do all.
         */
        get: operations["getHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{number}/at": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An order as it was
         * @description After the event of a number, or at a time: after the last event that had happened by then. Made of the events by the very function that decides on them. `chain` says whether they are still as they were written.
         *
         *     Roles: `auditor`, `operator`; `admin` may do all.
         */
        get: operations["getOrderAt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{number}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How an order became what it is, event by event
         * @description What each event changed, and the order as it was after it. In pages.
         *
         *     Roles: `auditor`, `operator`; `admin` may do all.
         */
        get: operations["getSteps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/consumers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How what follows the events is
         * @description The saga and each read model, whichever process leads it. What a process tells others may be 2 s old.
         *
         *     Roles: `operator`, `auditor`; `admin` may do all.
         */
        get: operations["listConsumers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parked-streams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders whose events a consumer cannot handle
         * @description Their events wait while all others go on. The oldest 200. Tokens with `partners` see none: whose order it is cannot always be told.
         *
         *     Roles: `operator`, `auditor`; `admin` may do all.
         */
        get: operations["listParkedStreams"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parked-streams/{consumer}/{stream}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a parked stream tried again
         * @description Remove the cause first. It is tried within 2 s, by whichever process leads the consumer: then it is gone from the list, or there with `times` one higher.
         *
         *     Roles: `operator`; `admin` may do all.
         */
        post: operations["releaseStream"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which version of each read model is read, and what is built beside it
         * @description Tokens with `partners` see none, and change none: read models are of all partners.
         *
         *     Roles: `operator`, `auditor`; `admin` may do all.
         */
        get: operations["listProjections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projections/{projection}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Build a read model anew from the events, beside the one that is read
         * @description Reads go on. Another build beside it is given up. See `GET /v1/projections` for its progress; then switch.
         *
         *     Roles: `operator`; `admin` may do all.
         */
        post: operations["rebuildProjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projections/{projection}/switch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make what was built live
         * @description In one transaction. What was live is kept until the next switch.
         *
         *     Roles: `operator`; `admin` may do all.
         */
        post: operations["switchProjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projections/{projection}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make what was live before the last switch live again
         * @description At once, as it was then; it catches up with what came since. What was live is kept: the same again takes this back.
         *
         *     Roles: `operator`; `admin` may do all.
         */
        post: operations["rollBackProjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process there?
         * @description Open to anyone.
         */
        get: operations["isLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * May requests come?
         * @description Open to anyone.
         */
        get: operations["isReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document
         * @description Open to anyone.
         */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document, to read and to try
         * @description Open to anyone.
         */
        get: operations["getDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the page is made of
         * @description Open to anyone.
         */
        get: operations["getDocsFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is measured, for Prometheus
         * @description Which there are, and what to be woken by: docs/operations.md. While SQL is away `makegood_database_up` is 0, and what it knows is left out.
         *
         *     Open to anyone.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        PlaceOrderRequest: {
            /** @description Unique, whatever its case. */
            orderNumber: string;
            user: components["schemas"]["UserRequest"];
            basket: components["schemas"]["BasketRequest"];
            shippingMethod: string;
            shippingCharge: string;
            /** @description May be absent only from an order that is free. */
            billingAddress?: components["schemas"]["AddressRequest"] | null;
            /**
             * @description ISO 4217.
             * @example USD
             */
            currency: string;
            orderTotal: string;
            payment: components["schemas"]["CapturedPaymentRequest"] | components["schemas"]["SandboxPaymentRequest"] | components["schemas"]["StripePaymentRequest"] | components["schemas"]["FreePaymentRequest"];
            emailOptIn?: boolean;
            partner?: string;
            site?: string;
            vouchers?: components["schemas"]["VoucherRequest"][];
            context?: components["schemas"]["ContextRequest"];
        };
        UserRequest: {
            username: string;
            /** Format: idn-email */
            email: string;
            lmsUserId?: number;
        };
        BasketRequest: {
            id: string;
            lines: components["schemas"]["LineRequest"][];
        };
        LineRequest: {
            id: string;
            productType: string;
            sku: string;
            title: string;
            quantity: number;
            unitPrice: string;
            discount?: string;
            tax?: string;
            /** @description Any flat object, but for the product types listed below. */
            attributes?: {
                [key: string]: string | number | boolean | null;
            };
        } & (unknown & unknown & unknown);
        AddressRequest: {
            firstName: string;
            lastName: string;
            line1: string;
            line2?: string;
            city: string;
            state?: string;
            postcode: string;
            /** @example GB */
            country: string;
            phone?: string;
        };
        VoucherRequest: {
            code: string;
            /** Format: uuid */
            enterpriseCustomerUuid?: string;
        };
        ContextRequest: {
            ip?: string | unknown | unknown;
            gaClientId?: string;
        };
        CapturedPaymentRequest: {
            source?: string;
            account?: string;
            reference: string;
            amount: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            processor: "captured";
        };
        SandboxPaymentRequest: {
            token: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            processor: "sandbox";
        };
        StripePaymentRequest: {
            paymentMethod: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            processor: "stripe";
        };
        FreePaymentRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            processor: "free";
        };
        /** @enum {string} */
        OrderStatus: "Payment Pending" | "Payment Declined" | "Open" | "Complete" | "Fulfillment Error";
        /** @enum {string} */
        LineStatus: "Open" | "Complete" | "Fulfillment Configuration Error" | "Fulfillment Network Error" | "Fulfillment Timeout Error" | "Fulfillment Server Error" | "Revoked" | "Revocation Error" | "Abandoned";
        Order: {
            orderNumber: string;
            status: components["schemas"]["OrderStatus"];
            statusReason?: components["schemas"]["StatusReason"];
            /** @description Number of the last event of the order. */
            revision: number;
            user: components["schemas"]["User"];
            basketId: string;
            shippingMethod: string;
            /** @example 149.00 */
            shippingCharge: string;
            currency: string;
            /** @example 149.00 */
            orderTotal: string;
            partner: string | null;
            site: string | null;
            /** Format: date-time */
            placedAt?: string;
            payment: components["schemas"]["Payment"];
            excessPayments?: components["schemas"]["ExcessPayment"][];
            lines: components["schemas"]["Line"][];
        };
        /** @description Why an order is not well: its payment was declined, or a line failed. */
        StatusReason: {
            status: components["schemas"]["OrderStatus"] | components["schemas"]["LineStatus"];
            /** @description Id of the line that failed first. */
            line?: string;
            code: string;
            message: string;
        };
        User: {
            username: string;
            email: string;
            lmsUserId?: number;
        };
        Payment: {
            /** @enum {string} */
            status: "Pending" | "Declined" | "Collected";
            processor: string;
            source?: string;
            reference?: string;
            /** @example 149.00 */
            amount: string;
            /** @description What the payer must do next; told once, and kept nowhere. */
            nextAction?: {
                type: string;
                clientSecret: string;
            };
        };
        /** @description Money that cannot pay the order. `closedBy` says who ends the case. */
        ExcessPayment: {
            processor: string;
            source?: string;
            reference: string;
            /** @example 149.00 */
            amount: string;
            /** @enum {string} */
            status: "open" | "refunding" | "refund-failed" | "refunded" | "settled-by-hand";
            reason?: string;
            /** @enum {string} */
            closedBy?: "refund" | "operator";
        };
        Line: {
            id: string;
            productType: string;
            sku: string;
            title: string;
            quantity: number;
            /** @example 149.00 */
            unitPrice: string;
            status: components["schemas"]["LineStatus"];
            /** @description The fulfilment module that attempted it last. */
            module?: string;
            /** @description Calls that were made, those by hand too. */
            attempts: number;
            /** @enum {string} */
            revocation?: "requested" | "failed";
            /** @description The other side took it on and will be done later; what it said. */
            deferred?: string;
            /**
             * @description Of a line that failed. `scheduled`: at `nextAttemptAt`. `waiting`: when its module works again. The others wait for a person.
             * @enum {string}
             */
            retry?: "scheduled" | "waiting" | "exhausted" | "not-retryable";
            /** @description Its module is paused or rests. Lists of orders do not say it. */
            waitingFor?: components["schemas"]["WaitingFor"];
            lastFailure?: components["schemas"]["Failure"];
            /** Format: date-time */
            nextAttemptAt?: string;
        };
        WaitingFor: {
            module: string;
            /**
             * @description `paused`: a person stopped it. `breaker`: it fails as a whole, and is tried again by itself.
             * @enum {string}
             */
            kind: "paused" | "breaker";
            /** Format: date-time */
            since: string;
            /** @description What the person said, or the code of the failure. */
            reason?: string;
        };
        Failure: {
            /** @enum {string} */
            class: "configuration" | "network" | "timeout" | "server";
            /** @description See docs/errors.md. */
            code: string;
            message: string;
            retryable: boolean;
            /** Format: date-time */
            at: string;
        };
        OrderSearchRequest: {
            /** @description Orders of a page, 1 to 200; 50 unless told. */
            limit?: string;
            /** @description `nextCursor` of the page before, with the same filters. */
            cursor?: string;
            /** @description Orders in this status, or in one of several with commas between them. */
            status?: string;
            /** @description Username of the buyer, as the LMS writes it. */
            user?: string;
            /**
             * Format: date-time
             * @description Placed at this time or later; with an offset.
             */
            placedAfter?: string;
            /**
             * Format: date-time
             * @description Placed before this time; with an offset.
             */
            placedBefore?: string;
            /** @description The order with this number; `EDX-10*`: all whose numbers begin so. Case does not matter. */
            number?: string;
            /** @description Orders with a line of this type. One line must have this and all that follows. */
            productType?: string;
            /** @description Orders with a line of this product. */
            sku?: string;
            /** @description Orders with a line of this course run (key) or course (UUID). */
            course?: string;
            /** @description Orders with a line that this fulfilment module attempted last. */
            module?: string;
            /** @description Orders with a line that failed so. */
            code?: string;
            /** @description E-mail of the buyer, whole; case does not matter. */
            email?: string;
        };
        OrderList: {
            orders: components["schemas"]["Order"][];
            /** @description Of the next page, if there is one. */
            nextCursor?: string;
            /** @description How far the list has come, and by how many ms it is behind, if known. */
            asOf: {
                position: string | null;
                lagMs: number | null;
            };
        };
        /** @description How far the events are read, and by how many ms that is behind, if known. */
        TablesAsOf: {
            position: string | null;
            lagMs: number | null;
        };
        StuckGroup: {
            module: string;
            /** @enum {string} */
            work: "fulfillment" | "revocation" | "refund";
            /**
             * @description Of the failure. Absent: nothing failed, it is a case for a person as it is.
             * @enum {string}
             */
            class?: "configuration" | "network" | "timeout" | "server";
            code: string;
            /** @description Of the oldest. */
            message: string;
            /**
             * @description Of the oldest: `code` of its diagnosis.
             * @enum {string}
             */
            diagnosis: "payment-unresolved" | "paid-not-placed" | "payment-declined" | "not-attempted" | "retry-scheduled" | "retry-asked" | "module-not-working" | "deferred" | "exhausted" | "not-retryable" | "revocation-asked" | "revocation-retry-scheduled" | "revocation-module-not-working" | "revocation-exhausted" | "revocation-not-retryable" | "settlement-contradicted" | "imported" | "refund-scheduled" | "excess-payment" | "payment-used-elsewhere" | "refund-failed";
            /** @description False: it goes on by itself. */
            needsPerson: boolean;
            orders: number;
            lines: number;
            /**
             * Format: date-time
             * @description Of the oldest.
             */
            since: string;
            /**
             * Format: date-time
             * @description The soonest, as planned. Absent: nothing happens by itself.
             */
            nextAttemptAt?: string;
            /** @description Of the oldest, at most five. */
            orderNumbers: string[];
        };
        StuckTotals: {
            orders: number;
            /** @description All others go on by themselves. */
            ordersNeedPerson: number;
            lines: number;
            /**
             * Format: date-time
             * @description Of the oldest. Absent: nothing is stuck.
             */
            since?: string;
        };
        StuckWork: {
            totals: components["schemas"]["StuckTotals"];
            /** @description By module, work, class, code, and whether a person is needed: those first; then the most orders first. */
            groups: components["schemas"]["StuckGroup"][];
            asOf: components["schemas"]["TablesAsOf"];
        };
        StuckLine: {
            orderNumber: string;
            /** @description Its id. Absent: it is about money. */
            line?: string;
            /** @description Of the money that it is about. */
            reference?: string;
            productType?: string;
            sku?: string;
            /** @enum {string} */
            work: "fulfillment" | "revocation" | "refund";
            module: string;
            /**
             * @description As `code` of the diagnosis.
             * @enum {string}
             */
            diagnosis: "payment-unresolved" | "paid-not-placed" | "payment-declined" | "not-attempted" | "retry-scheduled" | "retry-asked" | "module-not-working" | "deferred" | "exhausted" | "not-retryable" | "revocation-asked" | "revocation-retry-scheduled" | "revocation-module-not-working" | "revocation-exhausted" | "revocation-not-retryable" | "settlement-contradicted" | "imported" | "refund-scheduled" | "excess-payment" | "payment-used-elsewhere" | "refund-failed";
            /**
             * @description Of the failure. Absent: nothing failed, it is a case for a person as it is.
             * @enum {string}
             */
            class?: "configuration" | "network" | "timeout" | "server";
            code: string;
            message: string;
            /** @enum {string} */
            retry?: "scheduled" | "waiting" | "exhausted" | "not-retryable";
            attempts: number;
            /** Format: date-time */
            placedAt?: string;
            /**
             * Format: date-time
             * @description When the trouble began.
             */
            since: string;
            /**
             * Format: date-time
             * @description When it was met last.
             */
            failedAt: string;
            /**
             * Format: date-time
             * @description As planned. Absent: nothing happens by itself.
             */
            nextAttemptAt?: string;
            /** @description False: it goes on by itself. */
            needsPerson: boolean;
        };
        StuckLines: {
            lines: components["schemas"]["StuckLine"][];
            /** @description Of the next page, if there is one. */
            nextCursor?: string;
            asOf: components["schemas"]["TablesAsOf"];
        };
        ModuleFigures: {
            module: string;
            fulfilled: number;
            /** @description Attempts that failed, by class. */
            failed: {
                [key: string]: number;
            };
            deferred: number;
            revoked: number;
            /** @description Attempts to undo that failed. */
            revocationsFailed: number;
            /** @description Lines after which nothing happens by itself any more. */
            givenUp: number;
        };
        HourFigures: {
            /**
             * Format: date-time
             * @description When the hour began.
             */
            from: string;
            orders: {
                placed: number;
                /** @description Every line was made good in the end. */
                completed: number;
                /** @description They came to `Fulfillment Error`. */
                failed: number;
            };
            /** @description Of the orders that were completed, within a tenth. Absent: none was. */
            placedToFulfilled?: {
                p50Ms: number;
                p95Ms: number;
            };
            /** @description Lines that a person settled. */
            settled: number;
            /** @description Those that did something. */
            modules: components["schemas"]["ModuleFigures"][];
        };
        Figures: {
            /** @description By status, now. */
            orders: {
                [key: string]: number;
            };
            /** @description By status, now. */
            lines: {
                [key: string]: number;
            };
            /** @description The oldest first; the last is not over. */
            hours: components["schemas"]["HourFigures"][];
            /** @description What is stuck now. */
            stuck: components["schemas"]["StuckTotals"];
            asOf: components["schemas"]["TablesAsOf"];
        };
        RetryCampaign: {
            id: string;
            /** Format: date-time */
            startedAt: string;
            startedBy: components["schemas"]["Actor"];
            reason: string;
            /** @description How many it is about. */
            orders: number;
            meant: {
                /** @description Without what names a person. */
                filter?: {
                    [key: string]: unknown;
                };
                /** @description Members whose values are not kept. */
                withheld?: string[];
                byNumber?: boolean;
            };
            rate: {
                orders: number;
                /** @enum {string} */
                per: "second" | "minute";
            };
            stopAfter?: number;
            /** @enum {string} */
            status: "running" | "cancelling" | "finished";
            cancelled?: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["Actor"];
                reason: string;
            };
            finished?: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                because: "done" | "cancelled" | "failed-again";
            };
            progress: {
                /** @description Without an outcome. */
                toGo: number;
                /** @description Of those: asked for already. */
                asked: number;
                /** @description Every line that was asked for is fulfilled. */
                complete: number;
                /** @description A line failed again. */
                failedAgain: number;
                /** @description The other side took it on and is done later. */
                deferred: number;
                /** @description Revoked or settled by hand before it was attempted. */
                overtaken: number;
                /** @description When its turn came nothing had failed, or all was asked for. */
                nothingToRetry: number;
                /** @description The campaign ended before its turn. */
                notAsked: number;
            };
        };
        StartCampaignRequest: {
            filter?: components["schemas"]["OrderFilterBody"];
            orders?: string[];
            dryRun?: boolean;
            expected?: number;
            rate?: components["schemas"]["RateRequest"];
            stopAfter?: number;
            reason?: string;
        };
        OrderFilterBody: {
            /** @description E-mail of the buyer, whole; case does not matter. */
            email?: string;
            /** @description Orders in this status, or in one of several with commas between them. */
            status?: string;
            /** @description Username of the buyer, as the LMS writes it. */
            user?: string;
            /**
             * Format: date-time
             * @description Placed at this time or later; with an offset.
             */
            placedAfter?: string;
            /**
             * Format: date-time
             * @description Placed before this time; with an offset.
             */
            placedBefore?: string;
            /** @description The order with this number; `EDX-10*`: all whose numbers begin so. Case does not matter. */
            number?: string;
            /** @description Orders with a line of this type. One line must have this and all that follows. */
            productType?: string;
            /** @description Orders with a line of this product. */
            sku?: string;
            /** @description Orders with a line of this course run (key) or course (UUID). */
            course?: string;
            /** @description Orders with a line that this fulfilment module attempted last. */
            module?: string;
            /** @description Orders with a line that failed so. */
            code?: string;
        };
        RateRequest: {
            orders: number;
            /** @enum {unknown} */
            per: "second" | "minute";
        };
        CancelCampaignRequest: {
            reason: string;
        };
        AnnotateRequest: {
            text: string;
        };
        NextStep: {
            /** @enum {string} */
            command: "FulfillOrder" | "RevokeLines" | "ResolvePayment" | "RefundExcess";
            /** @description The fulfilment module, or who asks the processor. */
            party: string;
            /** Format: date-time */
            at: string;
            /**
             * @description `at-work`: a worker has it. `held`: its module is paused or rests. `unplanned`: the newest event is not planned for yet, and `text` says why where that takes longer than a moment. `unknown`: SQL cannot be asked now.
             * @enum {string}
             */
            progress: "at-work" | "due" | "scheduled" | "held" | "unplanned" | "unknown";
        };
        Answer: {
            /** @enum {string} */
            code: "unreadable" | "parked" | "payment-unresolved" | "paid-not-placed" | "payment-declined" | "not-attempted" | "retry-scheduled" | "retry-asked" | "module-not-working" | "deferred" | "exhausted" | "not-retryable" | "revocation-asked" | "revocation-retry-scheduled" | "revocation-module-not-working" | "revocation-exhausted" | "revocation-not-retryable" | "settlement-contradicted" | "imported" | "refund-scheduled" | "excess-payment" | "payment-used-elsewhere" | "refund-failed";
            text: string;
            /**
             * @description Who moves next. `itself`: the house does. `other-side`: it is asked, by itself.
             * @enum {string}
             */
            waitsFor: "itself" | "other-side" | "operator" | "checkout";
            /** @description Id of the line it is about. */
            line?: string;
            /** @description Reference of the money it is about. */
            reference?: string;
            failure?: {
                class: string;
                code: string;
                message: string;
            };
            /** @description Numbers of the events that show it. */
            evidence: number[];
            /** @description Absent: nothing happens by itself. */
            next?: components["schemas"]["NextStep"];
            /** @description Its module is paused or rests: what comes next waits for that first. */
            waitingFor?: components["schemas"]["WaitingFor"];
            /** @description What an operator may do about it now. */
            acts: ("retry" | "revoke" | "settle" | "settle-excess-payment")[];
        };
        Diagnosis: {
            orderNumber: string;
            revision: number;
            status: components["schemas"]["OrderStatus"];
            finished: boolean;
            /** @enum {string} */
            code: "finished" | "unreadable" | "parked" | "payment-unresolved" | "paid-not-placed" | "payment-declined" | "not-attempted" | "retry-scheduled" | "retry-asked" | "module-not-working" | "deferred" | "exhausted" | "not-retryable" | "revocation-asked" | "revocation-retry-scheduled" | "revocation-module-not-working" | "revocation-exhausted" | "revocation-not-retryable" | "settlement-contradicted" | "imported" | "refund-scheduled" | "excess-payment" | "payment-used-elsewhere" | "refund-failed";
            text: string;
            /** @description Numbers of the events that show it. */
            evidence: number[];
            /** @enum {string} */
            waitsFor: "itself" | "other-side" | "operator" | "checkout" | "nobody";
            /** @description Of all that happens by itself, what comes first. */
            next?: components["schemas"]["NextStep"];
            /** @description All that keeps it from being finished: what waits for an operator first. */
            answers: components["schemas"]["Answer"][];
        };
        RequestRetryRequest: {
            lines?: string[];
            reason: string;
        };
        RevokeLineRequest: {
            reason: string;
        };
        SettleLineRequest: {
            /** @enum {unknown} */
            outcome: "complete" | "abandoned";
            reason: string;
            evidence?: string;
        };
        SettleExcessPaymentRequest: {
            reference: string;
            reason: string;
            evidence?: string;
        };
        Module: {
            name: string;
            /**
             * @description `paused`: a person stopped it. `breaker-open`: it fails as a whole, and one command at a time finds out whether it is well again. `ramping`: it is well again, and is given more and more.
             * @enum {string}
             */
            state: "running" | "paused" | "breaker-open" | "ramping";
            /** Format: date-time */
            since?: string;
            /** @description Who paused it. */
            by?: string;
            /** @description Why it is paused, or the code of the failure. */
            reason?: string;
            /** @description Who let it go on last, when and why; absent while it is paused. */
            resumed?: {
                /** Format: date-time */
                at: string;
                by: string;
                reason: string;
            };
            /**
             * Format: date-time
             * @description When the next command finds out whether it is well again.
             */
            probeAt?: string;
            /** @description The variable that must be set before it can work. */
            lacks?: string;
            /** @description Commands that one process is at for it, at most, at once. */
            room: number;
            /** @description Commands that are being done, in all processes. */
            atWork: number;
            /** @description Commands that are due and that nobody is at. */
            dueNow: number;
            /** @description All that is planned for it: at work, due, or for later. */
            planned: number;
            /** Format: date-time */
            oldestDueAt?: string;
        };
        PausedModule: {
            module: string;
            paused: boolean;
            /** Format: date-time */
            since?: string;
            /** @description Who paused it. */
            by?: string;
            reason?: string;
        };
        PauseModuleRequest: {
            reason: string;
        };
        LineCodes: {
            orderNumber: string;
            lineId: string;
            /**
             * Format: date-time
             * @description The codes are good until then.
             */
            expiresAt: string;
            codes: {
                code: string;
                /** @enum {string} */
                status: "unused" | "used" | "void";
                /** @description The order of the seat that it was used for. */
                order?: string;
            }[];
        };
        Actor: {
            /** @enum {string} */
            kind: "user" | "system";
            id: string;
        };
        EventMetadata: {
            /** @description The conversation: the trace id of the request. */
            $correlationId: string;
            $causationId: string;
            commandId: string;
            actor: components["schemas"]["Actor"];
            reason?: string;
            schemaVersion: number;
            /** Format: date-time */
            occurredAt: string;
            traceparent?: string;
            /** @description SHA-256 of the event before it in the stream; absent from the first. */
            prevHash?: string;
            fingerprint?: {
                keyId: string;
                value: string;
            };
        };
        Event: {
            number: number;
            id: string;
            /** @enum {string} */
            type: "PaymentRequested" | "PaymentPrepared" | "PaymentCollected" | "PaymentDeclined" | "OrderPlaced" | "LineFulfilled" | "FulfillmentFailed" | "FulfillmentDeferred" | "FulfillmentRetryRequested" | "RevocationRequested" | "LineRevoked" | "RevocationFailed" | "LineSettledByHand" | "ExcessPaymentReported" | "ExcessPaymentRefunded" | "ExcessPaymentRefundFailed" | "ExcessPaymentSettledByHand" | "PaymentClaimVoided" | "OrderAnnotated";
            /** Format: date-time */
            at: string;
            actor: components["schemas"]["Actor"];
            /** @description What happened, by `type`. */
            data: {
                [key: string]: unknown;
            };
            metadata: components["schemas"]["EventMetadata"];
            /** @description SHA-256 of the event as it is stored: the `prevHash` of the one that follows. */
            hash: string;
        };
        /** @description Whether the stream is as it was written, as far as it can tell by itself. */
        Chain: {
            /** @description Each event names the hash of the one before it. */
            whole: boolean;
            /** @description Of a whole chain: the hash of the last event. Keep it elsewhere. */
            head?: string;
            /** @description Number of the event that does not fit what is before it. */
            brokenAt?: number;
            /**
             * @description `missing`: an event before it is not there. `hash`: it or the one before it was changed. `foreign`: somebody else wrote it; it and what follows is not shown.
             * @enum {string}
             */
            why?: "missing" | "hash" | "foreign";
        };
        /** @description The event that the order was last changed by. */
        AsOf: {
            number: number;
            type: string;
            /** Format: date-time */
            at: string;
            actor: components["schemas"]["Actor"];
        };
        OrderThen: {
            orderNumber: string;
            status: components["schemas"]["OrderStatus"];
            statusReason?: components["schemas"]["StatusReason"];
            /** @description Number of the last event of the order. */
            revision: number;
            user: components["schemas"]["User"];
            basketId: string;
            shippingMethod: string;
            /** @example 149.00 */
            shippingCharge: string;
            currency: string;
            /** @example 149.00 */
            orderTotal: string;
            partner: string | null;
            site: string | null;
            /** Format: date-time */
            placedAt?: string;
            payment: components["schemas"]["Payment"];
            excessPayments?: components["schemas"]["ExcessPayment"][];
            lines: components["schemas"]["Line"][];
            asOf: components["schemas"]["AsOf"];
            chain: components["schemas"]["Chain"];
        };
        OrderStep: {
            number: number;
            type: string;
            /** Format: date-time */
            at: string;
            actor: components["schemas"]["Actor"];
            changed: {
                /** @description As in `lines[0].status`. */
                path: string;
                from?: unknown;
                to?: unknown;
            }[];
            /** @description After the event. Null: there was no order to be seen, as between two events that were written at once. */
            order: components["schemas"]["Order"] | null;
        };
        ReleaseStreamRequest: {
            reason: string;
        };
        Projection: {
            name: string;
            liveVersion: number;
            /** @description What a rollback would make live; null: nothing. */
            keptVersion: number | null;
            /** Format: date-time */
            switchedAt: string | null;
            /** @description What is built beside the live one; absent: nothing. */
            build?: {
                version: number;
                /** @enum {string} */
                state: "building" | "ready";
                /** @description Switched to as soon as it is ready. */
                byItself: boolean;
                /** Format: date-time */
                begunAt: string;
                /** Format: date-time */
                readyAt: string | null;
                eventsDone: number;
                /** @description About how many there are. */
                eventsTotal: number | null;
                eventsPerSecond: number;
                secondsLeft: number | null;
            };
        };
        ChangeProjectionRequest: {
            reason: string;
        };
        Consumer: {
            consumer: string;
            /** @enum {string} */
            state: "live" | "catching-up" | "stopped";
            /** @description By how many ms it is behind, if known. */
            lagMs: number | null;
            /** @description Streams that it cannot handle, if known. */
            parked: number | null;
            position: string | null;
            /** @enum {string} */
            why?: "parked-too-many" | "event-too-new" | "other-store" | "failing" | "nobody-leads";
        };
        Health: {
            /** @enum {string} */
            status: "ok" | "failing";
            /** @description What is only played here. */
            notice?: string;
            checks: {
                [key: string]: {
                    ok: boolean;
                    detail?: string;
                };
            };
            /** @description How what follows the events is: told, but no reason to be failing. */
            consumers?: {
                [key: string]: {
                    /** @enum {string} */
                    state: "live" | "catching-up" | "stopped";
                    /** @description By how many ms it is behind, if known. */
                    lagMs: number | null;
                    /** @description Streams that it cannot handle, if known. */
                    parked: number | null;
                };
            };
        };
        FieldError: {
            /** @example basket.lines[0].unitPrice */
            path: string;
            /** @description Stable; see docs/errors.md. */
            code: string;
            message: string;
        };
        /** @description RFC 9457. */
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @description Stable: branch on it, never on texts. See docs/errors.md. */
            code: string;
            detail: string;
            errors?: components["schemas"]["FieldError"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listOrders: {
        parameters: {
            query?: {
                /** @description Orders of a page, 1 to 200; 50 unless told. */
                limit?: string;
                /** @description `nextCursor` of the page before, with the same filters. */
                cursor?: string;
                /** @description Orders in this status, or in one of several with commas between them. */
                status?: string;
                /** @description Username of the buyer, as the LMS writes it. */
                user?: string;
                /** @description Placed at this time or later; with an offset. */
                placedAfter?: string;
                /** @description Placed before this time; with an offset. */
                placedBefore?: string;
                /** @description The order with this number; `EDX-10*`: all whose numbers begin so. Case does not matter. */
                number?: string;
                /** @description Orders with a line of this type. One line must have this and all that follows. */
                productType?: string;
                /** @description Orders with a line of this product. */
                sku?: string;
                /** @description Orders with a line of this course run (key) or course (UUID). */
                course?: string;
                /** @description Orders with a line that this fulfilment module attempted last. */
                module?: string;
                /** @description Orders with a line that failed so. */
                code?: string;
            };
            header?: {
                /** @description As an earlier answer gave it: you never see an older state than that. */
                "Makegood-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description How long the answer may be kept. */
                    "Cache-Control": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderList"];
                };
            };
            /** @description - `request-malformed`: The request is not of the right form. */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `request-invalid`: The request breaks a rule. */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `list-behind`: The list has not caught up with Makegood-Position yet. Send it again in a moment.
             *     - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After"?: string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "list-behind" | "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    placeOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description W3C Trace Context; its trace id becomes the correlation id of all that follows. */
                traceparent?: string;
                /** @description `wait=N` (RFC 7240): wait up to N seconds, at most 60, for the final status; then answer with what there is. */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceOrderRequest"];
            };
        };
        responses: {
            /** @description Paid and placed, now or before; made good next, or already. */
            201: {
                headers: {
                    /** @description Where it is. */
                    Location: string;
                    /** @description The revision of the order, for `If-None-Match`; something follows it while a line waits for its module. */
                    ETag: string;
                    /** @description How far this answer has seen the order. Send it back to never see an older state. */
                    "Makegood-Position": string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description The wait that you asked for with `Prefer`, as far as it was granted; absent when too many others wait: then the answer came at once. */
                    "Preference-Applied"?: string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description The processor has not said yet whether it collected the money. Ask for the order, or send it again. */
            202: {
                headers: {
                    /** @description Where it is. */
                    Location: string;
                    /** @description The revision of the order, for `If-None-Match`; something follows it while a line waits for its module. */
                    ETag: string;
                    /** @description How far this answer has seen the order. Send it back to never see an older state. */
                    "Makegood-Position": string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description The wait that you asked for with `Prefer`, as far as it was granted; absent when too many others wait: then the answer came at once. */
                    "Preference-Applied"?: string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description - `request-malformed`: The request is not of the right form.
             *     - `not-json`: The body is empty or not JSON.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed" | "not-json";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `payment-declined`: The card was declined. */
            402: {
                headers: {
                    /** @description How far this answer has seen the order. Send it back to never see an older state. */
                    "Makegood-Position": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 402;
                        /** @enum {string} */
                        code: "payment-declined";
                    };
                };
            };
            /**
             * @description - `partner-not-allowed`: Your token is for orders of other partners.
             *     - `forbidden`: Your role does not allow this.
             */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "partner-not-allowed" | "forbidden";
                    };
                };
            };
            /**
             * @description - `order-number-taken`: This order number belongs to an order with other content.
             *     - `order-already-paid`: This order is already paid, by another payment.
             *     - `payment-already-used`: This payment pays another order.
             *     - `payment-pending`: A payment of this order is under way. Ask for the order to see its outcome.
             *     - `unreadable`: What was recorded of it cannot be read, so nothing is decided about it.
             */
            409: {
                headers: {
                    /** @description How far this answer has seen the order. Send it back to never see an older state. */
                    "Makegood-Position"?: string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "order-number-taken" | "order-already-paid" | "payment-already-used" | "payment-pending" | "unreadable";
                    };
                };
            };
            /** @description - `body-too-large`: The body is larger than 256 KiB. */
            413: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `unsupported-media-type`: Send the body as application/json. */
            415: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /**
             * @description - `not-free`: Only an order whose total is 0 is free.
             *     - `payment-amount-mismatch`: The payment does not equal the order total.
             *     - `payment-not-found`: The processor does not know this payment.
             *     - `payment-not-collected`: The processor has not collected this payment.
             *     - `processor-unknown`: This installation does not have this payment processor.
             *     - `request-invalid`: The request breaks a rule.
             */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "not-free" | "payment-amount-mismatch" | "payment-not-found" | "payment-not-collected" | "processor-unknown" | "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `payment-not-verified`: The processor could not be asked about this payment. Send the order again.
             *     - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After"?: string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "payment-not-verified" | "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description As an earlier answer gave it: you never see an older state than that. */
                "Makegood-Position"?: string;
                /** @description An `ETag` that you have: 304 when nothing has changed. */
                "If-None-Match"?: string;
                /** @description `wait=N` (RFC 7240): wait up to N seconds, at most 60, for the final status; then answer with what there is. */
                Prefer?: string;
            };
            path: {
                /** @description The order number, in upper or lower case. */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order. */
            200: {
                headers: {
                    /** @description The revision of the order, for `If-None-Match`; something follows it while a line waits for its module. */
                    ETag: string;
                    /** @description How far this answer has seen the order. Send it back to never see an older state. */
                    "Makegood-Position": string;
                    /** @description How long the answer may be kept. */
                    "Cache-Control": string;
                    /** @description The wait that you asked for with `Prefer`, as far as it was granted; absent when too many others wait: then the answer came at once. */
                    "Preference-Applied"?: string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Nothing has changed since the revision in `If-None-Match`. */
            304: {
                headers: {
                    /** @description The revision of the order, for `If-None-Match`; something follows it while a line waits for its module. */
                    ETag: string;
                    /** @description How far this answer has seen the order. Send it back to never see an older state. */
                    "Makegood-Position": string;
                    /** @description How long the answer may be kept. */
                    "Cache-Control": string;
                    /** @description The wait that you asked for with `Prefer`, as far as it was granted; absent when too many others wait: then the answer came at once. */
                    "Preference-Applied"?: string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description - `bad-url`: The address cannot be decoded. */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `order-not-found`: There is no such order. */
            404: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "order-not-found";
                    };
                };
            };
            /** @description - `unreadable`: What was recorded of it cannot be read, so nothing is decided about it. */
            409: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "unreadable";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    getOrderEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `id` of the last message that you have: only what came later is sent. The `revision` of an order that you have will do. */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description The order number, in upper or lower case. */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Messages. */
            200: {
                headers: {
                    /** @description How long the answer may be kept. */
                    "Cache-Control": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description You have everything, and nothing more will come: do not come back. */
            204: {
                headers: {
                    /** @description How long the answer may be kept. */
                    "Cache-Control": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description - `bad-url`: The address cannot be decoded. */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `order-not-found`: There is no such order. */
            404: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "order-not-found";
                    };
                };
            };
            /** @description - `unreadable`: What was recorded of it cannot be read, so nothing is decided about it. */
            409: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "unreadable";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `too-many-streams`: Too many event streams are open. Open it again in a moment, or ask for the order.
             *     - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After"?: string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "too-many-streams" | "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    searchOrders: {
        parameters: {
            query?: never;
            header?: {
                /** @description As an earlier answer gave it: you never see an older state than that. */
                "Makegood-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderSearchRequest"];
            };
        };
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderList"];
                };
            };
            /**
             * @description - `request-malformed`: The request is not of the right form.
             *     - `not-json`: The body is empty or not JSON.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed" | "not-json";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `body-too-large`: The body is larger than 256 KiB. */
            413: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `unsupported-media-type`: Send the body as application/json. */
            415: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /** @description - `request-invalid`: The request breaks a rule. */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `list-behind`: The list has not caught up with Makegood-Position yet. Send it again in a moment.
             *     - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After"?: string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "list-behind" | "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    confirmPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new one (such as a UUID) for each act, the same one when you repeat it: what was done is answered again, with `Idempotency-Replayed: true`, and not done again. Kept for 24 hours, for each caller apart. What is answered 5xx, or is not of the right form, is not kept: repeat it with the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order number, in upper or lower case. */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order as it is now; ask for it to see what the processor said. */
            202: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description - `idempotency-key-invalid`: `Idempotency-Key` is not 1 to 255 visible ASCII characters (no comma, quotes, backslash).
             *     - `bad-url`: The address cannot be decoded.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "idempotency-key-invalid" | "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `order-not-found`: There is no such order. */
            404: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "order-not-found";
                    };
                };
            };
            /**
             * @description - `unreadable`: What was recorded of it cannot be read, so nothing is decided about it.
             *     - `idempotency-key-in-use`: The request with this `Idempotency-Key` is still under way.
             */
            409: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After"?: string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "unreadable" | "idempotency-key-in-use";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `idempotency-key-reused`: This `Idempotency-Key` was used for another request. */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "idempotency-key-reused";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    receiveStripeEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by Stripe with the secret of the webhook. */
                "Stripe-Signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Heard, also when it is about no order of ours. */
            204: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description - `webhook-signature-invalid`: The signature does not fit the body.
             *     - `not-json`: The body is empty or not JSON.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "webhook-signature-invalid" | "not-json";
                    };
                };
            };
            /** @description - `body-too-large`: The body is larger than 256 KiB. */
            413: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `unsupported-media-type`: Send the body as application/json. */
            415: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    getStuckWork: {
        parameters: {
            query?: {
                /** @description At this module; `refund` for money that cannot pay its order, `none` where no module takes the line. */
                module?: string;
                /** @description `fulfillment`, `revocation`, or `refund`. */
                work?: "fulfillment" | "revocation" | "refund";
                /** @description Failed by this class. */
                class?: "configuration" | "network" | "timeout" | "server";
                /** @description Failed with this code; where nothing failed, the code of the diagnosis. */
                code?: string;
                /** @description `true`: what needs a person. `false`: what goes on by itself. */
                needsPerson?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups, and figures of all of them. */
            200: {
                headers: {
                    /** @description How long the answer may be kept. */
                    "Cache-Control": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StuckWork"];
                };
            };
            /** @description - `request-malformed`: The request is not of the right form. */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `request-invalid`: The request breaks a rule. */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    listStuckLines: {
        parameters: {
            query?: {
                /** @description Lines of a page, 1 to 200; 50 unless told. */
                limit?: string;
                /** @description `nextCursor` of the page before, with the same filters. */
                cursor?: string;
                /** @description At this module; `refund` for money that cannot pay its order, `none` where no module takes the line. */
                module?: string;
                /** @description `fulfillment`, `revocation`, or `refund`. */
                work?: "fulfillment" | "revocation" | "refund";
                /** @description Failed by this class. */
                class?: "configuration" | "network" | "timeout" | "server";
                /** @description Failed with this code; where nothing failed, the code of the diagnosis. */
                code?: string;
                /** @description `true`: what needs a person. `false`: what goes on by itself. */
                needsPerson?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description How long the answer may be kept. */
                    "Cache-Control": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StuckLines"];
                };
            };
            /** @description - `request-malformed`: The request is not of the right form. */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `request-invalid`: The request breaks a rule. */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    getFigures: {
        parameters: {
            query?: {
                /** @description How many hours, 1 to 168; 24 unless told. */
                hours?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. */
            200: {
                headers: {
                    /** @description How long the answer may be kept. */
                    "Cache-Control": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Figures"];
                };
            };
            /** @description - `request-malformed`: The request is not of the right form. */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `request-invalid`: The request breaks a rule. */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    listRetryCampaigns: {
        parameters: {
            query?: {
                /** @description 1 to 200; 50 unless told. */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that were started last. */
            200: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaigns: components["schemas"]["RetryCampaign"][];
                    };
                };
            };
            /** @description - `request-malformed`: The request is not of the right form. */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `request-invalid`: The request breaks a rule. */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    startRetryCampaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new one (such as a UUID) for each act, the same one when you repeat it: what was done is answered again, with `Idempotency-Replayed: true`, and not done again. Kept for 24 hours, for each caller apart. What is answered 5xx, or is not of the right form, is not kept: repeat it with the same key. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartCampaignRequest"];
            };
        };
        responses: {
            /** @description A dry run: how many orders match. */
            200: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        dryRun: true;
                        orders: number;
                    };
                };
            };
            /** @description Started. */
            202: {
                headers: {
                    /** @description Where it is. */
                    Location: string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetryCampaign"];
                };
            };
            /**
             * @description - `request-malformed`: The request is not of the right form.
             *     - `idempotency-key-invalid`: `Idempotency-Key` is not 1 to 255 visible ASCII characters (no comma, quotes, backslash).
             *     - `not-json`: The body is empty or not JSON.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed" | "idempotency-key-invalid" | "not-json";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /**
             * @description - `count-changed`: Another number of orders matches than `expected`. Nothing was done.
             *     - `nothing-to-retry`: No line of these is in a fulfilment error.
             *     - `idempotency-key-in-use`: The request with this `Idempotency-Key` is still under way.
             */
            409: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After"?: string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "count-changed" | "nothing-to-retry" | "idempotency-key-in-use";
                    };
                };
            };
            /** @description - `body-too-large`: The body is larger than 256 KiB. */
            413: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `unsupported-media-type`: Send the body as application/json. */
            415: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /**
             * @description - `campaign-of-nothing`: Neither `filter` nor `orders` says which orders are meant.
             *     - `campaign-too-big`: More than 100,000 orders match.
             *     - `idempotency-key-reused`: This `Idempotency-Key` was used for another request.
             *     - `request-invalid`: The request breaks a rule.
             */
            422: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "campaign-of-nothing" | "campaign-too-big" | "idempotency-key-reused" | "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    cancelRetryCampaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new one (such as a UUID) for each act, the same one when you repeat it: what was done is answered again, with `Idempotency-Replayed: true`, and not done again. Kept for 24 hours, for each caller apart. What is answered 5xx, or is not of the right form, is not kept: repeat it with the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description `id` of the campaign. */
                campaign: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelCampaignRequest"];
            };
        };
        responses: {
            /** @description The campaign, cancelled now or before. */
            200: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetryCampaign"];
                };
            };
            /**
             * @description - `request-malformed`: The request is not of the right form.
             *     - `idempotency-key-invalid`: `Idempotency-Key` is not 1 to 255 visible ASCII characters (no comma, quotes, backslash).
             *     - `not-json`: The body is empty or not JSON.
             *     - `bad-url`: The address cannot be decoded.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed" | "idempotency-key-invalid" | "not-json" | "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `campaign-not-found`: There is no such campaign. */
            404: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "campaign-not-found";
                    };
                };
            };
            /**
             * @description - `campaign-over`: The campaign is over: there is nothing left to cancel.
             *     - `idempotency-key-in-use`: The request with this `Idempotency-Key` is still under way.
             */
            409: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After"?: string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "campaign-over" | "idempotency-key-in-use";
                    };
                };
            };
            /** @description - `body-too-large`: The body is larger than 256 KiB. */
            413: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `unsupported-media-type`: Send the body as application/json. */
            415: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /**
             * @description - `idempotency-key-reused`: This `Idempotency-Key` was used for another request.
             *     - `request-invalid`: The request breaks a rule.
             */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "idempotency-key-reused" | "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    getRetryCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `id` of the campaign. */
                campaign: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The campaign. */
            200: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetryCampaign"];
                };
            };
            /** @description - `bad-url`: The address cannot be decoded. */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `campaign-not-found`: There is no such campaign. */
            404: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "campaign-not-found";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    listRetryCampaignOrders: {
        parameters: {
            query?: {
                /** @description Those with this outcome; `to-go`: those without one. */
                outcome?: "to-go" | "complete" | "failed-again" | "deferred" | "overtaken" | "nothing-to-retry" | "not-asked";
                /** @description Orders of a page, 1 to 200; 50 unless told. */
                limit?: string;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description `id` of the campaign. */
                campaign: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        orders: {
                            orderNumber: string;
                            /** @enum {string} */
                            outcome: "to-go" | "complete" | "failed-again" | "deferred" | "overtaken" | "nothing-to-retry" | "not-asked";
                            /** Format: date-time */
                            askedAt?: string;
                            failure?: {
                                line: string;
                                code: string;
                                message: string;
                            };
                        }[];
                        nextCursor?: string;
                    };
                };
            };
            /**
             * @description - `request-malformed`: The request is not of the right form.
             *     - `bad-url`: The address cannot be decoded.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed" | "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `campaign-not-found`: There is no such campaign. */
            404: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "campaign-not-found";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `request-invalid`: The request breaks a rule. */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    getDiagnosis: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order number, in upper or lower case. */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What keeps it from being finished; or that nothing does. */
            200: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diagnosis"];
                };
            };
            /** @description - `bad-url`: The address cannot be decoded. */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `order-not-found`: There is no such order. */
            404: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "order-not-found";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    getRetry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order number, in upper or lower case. */
                number: string;
                /** @description `retryId` of the retry. */
                retry: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its outcome so far. */
            200: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        retryId: string;
                        /** Format: date-time */
                        requestedAt: string;
                        actor: components["schemas"]["Actor"];
                        reason: string;
                        ended: boolean;
                        lines: {
                            line: string;
                            /** @enum {string} */
                            outcome: "waiting" | "fulfilled" | "failed" | "deferred" | "overtaken";
                            event?: number;
                            /** Format: date-time */
                            at?: string;
                            failure?: {
                                code: string;
                                message: string;
                            };
                        }[];
                    };
                };
            };
            /** @description - `bad-url`: The address cannot be decoded. */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /**
             * @description - `order-not-found`: There is no such order.
             *     - `retry-not-found`: The order has no such retry.
             */
            404: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "order-not-found" | "retry-not-found";
                    };
                };
            };
            /** @description - `unreadable`: What was recorded of it cannot be read, so nothing is decided about it. */
            409: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "unreadable";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    annotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new one (such as a UUID) for each act, the same one when you repeat it: what was done is answered again, with `Idempotency-Replayed: true`, and not done again. Kept for 24 hours, for each caller apart. What is answered 5xx, or is not of the right form, is not kept: repeat it with the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order number, in upper or lower case. */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnnotateRequest"];
            };
        };
        responses: {
            /** @description Written; the order as it is. */
            201: {
                headers: {
                    /** @description The revision of the order, for `If-None-Match`; something follows it while a line waits for its module. */
                    ETag: string;
                    /** @description How far this answer has seen the order. Send it back to never see an older state. */
                    "Makegood-Position": string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description - `request-malformed`: The request is not of the right form.
             *     - `idempotency-key-invalid`: `Idempotency-Key` is not 1 to 255 visible ASCII characters (no comma, quotes, backslash).
             *     - `not-json`: The body is empty or not JSON.
             *     - `bad-url`: The address cannot be decoded.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed" | "idempotency-key-invalid" | "not-json" | "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `order-not-found`: There is no such order. */
            404: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "order-not-found";
                    };
                };
            };
            /**
             * @description - `unreadable`: What was recorded of it cannot be read, so nothing is decided about it.
             *     - `idempotency-key-in-use`: The request with this `Idempotency-Key` is still under way.
             */
            409: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After"?: string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "unreadable" | "idempotency-key-in-use";
                    };
                };
            };
            /** @description - `body-too-large`: The body is larger than 256 KiB. */
            413: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `unsupported-media-type`: Send the body as application/json. */
            415: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /**
             * @description - `idempotency-key-reused`: This `Idempotency-Key` was used for another request.
             *     - `request-invalid`: The request breaks a rule.
             */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "idempotency-key-reused" | "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    requestRetry: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new one (such as a UUID) for each act, the same one when you repeat it: what was done is answered again, with `Idempotency-Replayed: true`, and not done again. Kept for 24 hours, for each caller apart. What is answered 5xx, or is not of the right form, is not kept: repeat it with the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order number, in upper or lower case. */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestRetryRequest"];
            };
        };
        responses: {
            /** @description One that was asked for before has not begun yet; this is its id. */
            200: {
                headers: {
                    /** @description How far this answer has seen the order. Send it back to never see an older state. */
                    "Makegood-Position": string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        retryId: string;
                        lines: string[];
                        /** @description A module of these lines is paused or rests: they are attempted when it goes on. */
                        waitingFor?: components["schemas"]["WaitingFor"];
                    };
                };
            };
            /** @description Asked for. */
            202: {
                headers: {
                    /** @description How far this answer has seen the order. Send it back to never see an older state. */
                    "Makegood-Position": string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        retryId: string;
                        lines: string[];
                        /** @description A module of these lines is paused or rests: they are attempted when it goes on. */
                        waitingFor?: components["schemas"]["WaitingFor"];
                    };
                };
            };
            /**
             * @description - `request-malformed`: The request is not of the right form.
             *     - `idempotency-key-invalid`: `Idempotency-Key` is not 1 to 255 visible ASCII characters (no comma, quotes, backslash).
             *     - `not-json`: The body is empty or not JSON.
             *     - `bad-url`: The address cannot be decoded.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed" | "idempotency-key-invalid" | "not-json" | "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /**
             * @description - `order-not-found`: There is no such order.
             *     - `line-not-found`: The order has no such line.
             */
            404: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "order-not-found" | "line-not-found";
                    };
                };
            };
            /**
             * @description - `unreadable`: What was recorded of it cannot be read, so nothing is decided about it.
             *     - `order-not-placed`: The order is not placed: its payment is not collected.
             *     - `nothing-to-retry`: No line of these is in a fulfilment error.
             *     - `idempotency-key-in-use`: The request with this `Idempotency-Key` is still under way.
             */
            409: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After"?: string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "unreadable" | "order-not-placed" | "nothing-to-retry" | "idempotency-key-in-use";
                    };
                };
            };
            /** @description - `body-too-large`: The body is larger than 256 KiB. */
            413: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `unsupported-media-type`: Send the body as application/json. */
            415: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /**
             * @description - `idempotency-key-reused`: This `Idempotency-Key` was used for another request.
             *     - `request-invalid`: The request breaks a rule.
             */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "idempotency-key-reused" | "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    revokeLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new one (such as a UUID) for each act, the same one when you repeat it: what was done is answered again, with `Idempotency-Replayed: true`, and not done again. Kept for 24 hours, for each caller apart. What is answered 5xx, or is not of the right form, is not kept: repeat it with the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order number, in upper or lower case. */
                number: string;
                /** @description The id of the line. */
                line: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeLineRequest"];
            };
        };
        responses: {
            /** @description The order as it is now. A line that is revoked already stays so. */
            202: {
                headers: {
                    /** @description The revision of the order, for `If-None-Match`; something follows it while a line waits for its module. */
                    ETag: string;
                    /** @description How far this answer has seen the order. Send it back to never see an older state. */
                    "Makegood-Position": string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description - `request-malformed`: The request is not of the right form.
             *     - `idempotency-key-invalid`: `Idempotency-Key` is not 1 to 255 visible ASCII characters (no comma, quotes, backslash).
             *     - `not-json`: The body is empty or not JSON.
             *     - `bad-url`: The address cannot be decoded.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed" | "idempotency-key-invalid" | "not-json" | "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /**
             * @description - `order-not-found`: There is no such order.
             *     - `line-not-found`: The order has no such line.
             */
            404: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "order-not-found" | "line-not-found";
                    };
                };
            };
            /**
             * @description - `unreadable`: What was recorded of it cannot be read, so nothing is decided about it.
             *     - `order-not-placed`: The order is not placed: its payment is not collected.
             *     - `line-abandoned`: The line was settled as abandoned: there is nothing to revoke.
             *     - `idempotency-key-in-use`: The request with this `Idempotency-Key` is still under way.
             */
            409: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After"?: string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "unreadable" | "order-not-placed" | "line-abandoned" | "idempotency-key-in-use";
                    };
                };
            };
            /** @description - `body-too-large`: The body is larger than 256 KiB. */
            413: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `unsupported-media-type`: Send the body as application/json. */
            415: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /**
             * @description - `idempotency-key-reused`: This `Idempotency-Key` was used for another request.
             *     - `request-invalid`: The request breaks a rule.
             */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "idempotency-key-reused" | "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    settleLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new one (such as a UUID) for each act, the same one when you repeat it: what was done is answered again, with `Idempotency-Replayed: true`, and not done again. Kept for 24 hours, for each caller apart. What is answered 5xx, or is not of the right form, is not kept: repeat it with the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order number, in upper or lower case. */
                number: string;
                /** @description The id of the line. */
                line: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettleLineRequest"];
            };
        };
        responses: {
            /** @description The order with the line settled, now or before. */
            200: {
                headers: {
                    /** @description The revision of the order, for `If-None-Match`; something follows it while a line waits for its module. */
                    ETag: string;
                    /** @description How far this answer has seen the order. Send it back to never see an older state. */
                    "Makegood-Position": string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description - `request-malformed`: The request is not of the right form.
             *     - `idempotency-key-invalid`: `Idempotency-Key` is not 1 to 255 visible ASCII characters (no comma, quotes, backslash).
             *     - `not-json`: The body is empty or not JSON.
             *     - `bad-url`: The address cannot be decoded.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed" | "idempotency-key-invalid" | "not-json" | "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /**
             * @description - `order-not-found`: There is no such order.
             *     - `line-not-found`: The order has no such line.
             */
            404: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "order-not-found" | "line-not-found";
                    };
                };
            };
            /**
             * @description - `unreadable`: What was recorded of it cannot be read, so nothing is decided about it.
             *     - `order-not-placed`: The order is not placed: its payment is not collected.
             *     - `line-already-complete`: The line is fulfilled. It can be revoked, not settled.
             *     - `line-revoked`: The line is revoked.
             *     - `idempotency-key-in-use`: The request with this `Idempotency-Key` is still under way.
             */
            409: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After"?: string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "unreadable" | "order-not-placed" | "line-already-complete" | "line-revoked" | "idempotency-key-in-use";
                    };
                };
            };
            /** @description - `body-too-large`: The body is larger than 256 KiB. */
            413: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `unsupported-media-type`: Send the body as application/json. */
            415: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /**
             * @description - `idempotency-key-reused`: This `Idempotency-Key` was used for another request.
             *     - `request-invalid`: The request breaks a rule.
             */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "idempotency-key-reused" | "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    settleExcessPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new one (such as a UUID) for each act, the same one when you repeat it: what was done is answered again, with `Idempotency-Replayed: true`, and not done again. Kept for 24 hours, for each caller apart. What is answered 5xx, or is not of the right form, is not kept: repeat it with the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order number, in upper or lower case. */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettleExcessPaymentRequest"];
            };
        };
        responses: {
            /** @description The order with the case closed, now or before. */
            200: {
                headers: {
                    /** @description The revision of the order, for `If-None-Match`; something follows it while a line waits for its module. */
                    ETag: string;
                    /** @description How far this answer has seen the order. Send it back to never see an older state. */
                    "Makegood-Position": string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description - `request-malformed`: The request is not of the right form.
             *     - `idempotency-key-invalid`: `Idempotency-Key` is not 1 to 255 visible ASCII characters (no comma, quotes, backslash).
             *     - `not-json`: The body is empty or not JSON.
             *     - `bad-url`: The address cannot be decoded.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed" | "idempotency-key-invalid" | "not-json" | "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /**
             * @description - `order-not-found`: There is no such order.
             *     - `excess-payment-not-found`: The order has no excess payment with this reference.
             */
            404: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "order-not-found" | "excess-payment-not-found";
                    };
                };
            };
            /**
             * @description - `unreadable`: What was recorded of it cannot be read, so nothing is decided about it.
             *     - `idempotency-key-in-use`: The request with this `Idempotency-Key` is still under way.
             */
            409: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After"?: string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "unreadable" | "idempotency-key-in-use";
                    };
                };
            };
            /** @description - `body-too-large`: The body is larger than 256 KiB. */
            413: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `unsupported-media-type`: Send the body as application/json. */
            415: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /**
             * @description - `idempotency-key-reused`: This `Idempotency-Key` was used for another request.
             *     - `request-invalid`: The request breaks a rule.
             */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "idempotency-key-reused" | "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    listModules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All that are configured. */
            200: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        modules: components["schemas"]["Module"][];
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    pauseModule: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new one (such as a UUID) for each act, the same one when you repeat it: what was done is answered again, with `Idempotency-Replayed: true`, and not done again. Kept for 24 hours, for each caller apart. What is answered 5xx, or is not of the right form, is not kept: repeat it with the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the fulfilment module. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseModuleRequest"];
            };
        };
        responses: {
            /** @description It was so already; nothing was written. */
            200: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PausedModule"];
                };
            };
            /** @description Written; it takes effect within a moment. */
            202: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PausedModule"];
                };
            };
            /**
             * @description - `request-malformed`: The request is not of the right form.
             *     - `idempotency-key-invalid`: `Idempotency-Key` is not 1 to 255 visible ASCII characters (no comma, quotes, backslash).
             *     - `not-json`: The body is empty or not JSON.
             *     - `bad-url`: The address cannot be decoded.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed" | "idempotency-key-invalid" | "not-json" | "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `module-not-found`: No fulfilment module of this name is configured. */
            404: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "module-not-found";
                    };
                };
            };
            /** @description - `idempotency-key-in-use`: The request with this `Idempotency-Key` is still under way. */
            409: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "idempotency-key-in-use";
                    };
                };
            };
            /** @description - `body-too-large`: The body is larger than 256 KiB. */
            413: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `unsupported-media-type`: Send the body as application/json. */
            415: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /**
             * @description - `idempotency-key-reused`: This `Idempotency-Key` was used for another request.
             *     - `request-invalid`: The request breaks a rule.
             */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "idempotency-key-reused" | "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    resumeModule: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new one (such as a UUID) for each act, the same one when you repeat it: what was done is answered again, with `Idempotency-Replayed: true`, and not done again. Kept for 24 hours, for each caller apart. What is answered 5xx, or is not of the right form, is not kept: repeat it with the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the fulfilment module. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseModuleRequest"];
            };
        };
        responses: {
            /** @description It was so already; nothing was written. */
            200: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PausedModule"];
                };
            };
            /** @description Written; it takes effect within a moment. */
            202: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PausedModule"];
                };
            };
            /**
             * @description - `request-malformed`: The request is not of the right form.
             *     - `idempotency-key-invalid`: `Idempotency-Key` is not 1 to 255 visible ASCII characters (no comma, quotes, backslash).
             *     - `not-json`: The body is empty or not JSON.
             *     - `bad-url`: The address cannot be decoded.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed" | "idempotency-key-invalid" | "not-json" | "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `module-not-found`: No fulfilment module of this name is configured. */
            404: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "module-not-found";
                    };
                };
            };
            /** @description - `idempotency-key-in-use`: The request with this `Idempotency-Key` is still under way. */
            409: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "idempotency-key-in-use";
                    };
                };
            };
            /** @description - `body-too-large`: The body is larger than 256 KiB. */
            413: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `unsupported-media-type`: Send the body as application/json. */
            415: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /**
             * @description - `idempotency-key-reused`: This `Idempotency-Key` was used for another request.
             *     - `request-invalid`: The request breaks a rule.
             */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "idempotency-key-reused" | "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    getLineCodes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order number, in upper or lower case. */
                number: string;
                /** @description The id of the line. */
                line: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All codes of the line, and what became of them. */
            200: {
                headers: {
                    /** @description How long the answer may be kept. */
                    "Cache-Control": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineCodes"];
                    "text/csv": string;
                };
            };
            /** @description - `bad-url`: The address cannot be decoded. */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /**
             * @description - `order-not-found`: There is no such order.
             *     - `line-not-found`: The order has no such line.
             *     - `line-without-codes`: The line is not of enrollment codes.
             */
            404: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "order-not-found" | "line-not-found" | "line-without-codes";
                    };
                };
            };
            /**
             * @description - `unreadable`: What was recorded of it cannot be read, so nothing is decided about it.
             *     - `codes-not-made`: The line has no codes yet: see its status.
             */
            409: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "unreadable" | "codes-not-made";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `codes-behind`: What is known of enrollment codes is behind. Try again in a moment.
             *     - `code-key-missing`: The key that these codes were made with is not configured any more.
             *     - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After"?: string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "codes-behind" | "code-key-missing" | "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    redeemCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new one (such as a UUID) for each act, the same one when you repeat it: what was done is answered again, with `Idempotency-Replayed: true`, and not done again. Kept for 24 hours, for each caller apart. What is answered 5xx, or is not of the right form, is not kept: repeat it with the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 16 characters; upper and lower case, and dashes, do not matter. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order of the seat. */
            201: {
                headers: {
                    /** @description Where it is. */
                    Location: string;
                    /** @description The revision of the order, for `If-None-Match`; something follows it while a line waits for its module. */
                    ETag: string;
                    /** @description How far this answer has seen the order. Send it back to never see an older state. */
                    "Makegood-Position": string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description - `idempotency-key-invalid`: `Idempotency-Key` is not 1 to 255 visible ASCII characters (no comma, quotes, backslash).
             *     - `bad-url`: The address cannot be decoded.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "idempotency-key-invalid" | "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `code-not-found`: There is no such enrollment code. */
            404: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "code-not-found";
                    };
                };
            };
            /**
             * @description - `code-used`: This enrollment code has been used.
             *     - `code-void`: This enrollment code was taken back.
             *     - `code-expired`: This enrollment code has expired.
             *     - `idempotency-key-in-use`: The request with this `Idempotency-Key` is still under way.
             */
            409: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After"?: string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "code-used" | "code-void" | "code-expired" | "idempotency-key-in-use";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `idempotency-key-reused`: This `Idempotency-Key` was used for another request. */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "idempotency-key-reused";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `codes-behind`: What is known of enrollment codes is behind. Try again in a moment.
             *     - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After"?: string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "codes-behind" | "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    getHistory: {
        parameters: {
            query?: {
                /** @description Events of this type. */
                type?: "PaymentRequested" | "PaymentPrepared" | "PaymentCollected" | "PaymentDeclined" | "OrderPlaced" | "LineFulfilled" | "FulfillmentFailed" | "FulfillmentDeferred" | "FulfillmentRetryRequested" | "RevocationRequested" | "LineRevoked" | "RevocationFailed" | "LineSettledByHand" | "ExcessPaymentReported" | "ExcessPaymentRefunded" | "ExcessPaymentRefundFailed" | "ExcessPaymentSettledByHand" | "PaymentClaimVoided" | "OrderAnnotated";
                /** @description Events about the line of this id. */
                line?: string;
                /** @description Events that this person, service or part of the house is the actor of. */
                actor?: string;
                /** @description Events that this command wrote. */
                command?: string;
                /** @description Events that happened at this time or later; with an offset. */
                after?: string;
                /** @description Events that happened before this time; with an offset. */
                before?: string;
            };
            header?: never;
            path: {
                /** @description The order number, in upper or lower case. */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its events. */
            200: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        events: components["schemas"]["Event"][];
                        chain: components["schemas"]["Chain"];
                    };
                };
            };
            /**
             * @description - `request-malformed`: The request is not of the right form.
             *     - `bad-url`: The address cannot be decoded.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed" | "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `order-not-found`: There is no such order. */
            404: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "order-not-found";
                    };
                };
            };
            /** @description - `unreadable`: What was recorded of it cannot be read, so nothing is decided about it. */
            409: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "unreadable";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `request-invalid`: The request breaks a rule. */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    getOrderAt: {
        parameters: {
            query?: {
                /** @description Number of an event. This or `time`. */
                revision?: string;
                /** @description With an offset. This or `revision`. */
                time?: string;
            };
            header?: never;
            path: {
                /** @description The order number, in upper or lower case. */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As GET of the order would have answered then. */
            200: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderThen"];
                };
            };
            /**
             * @description - `request-malformed`: The request is not of the right form.
             *     - `bad-url`: The address cannot be decoded.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed" | "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /**
             * @description - `order-not-found`: There is no such order.
             *     - `no-order-then`: There was no order to be seen at that moment.
             */
            404: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "order-not-found" | "no-order-then";
                    };
                };
            };
            /** @description - `unreadable`: What was recorded of it cannot be read, so nothing is decided about it. */
            409: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "unreadable";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `request-invalid`: The request breaks a rule. */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    getSteps: {
        parameters: {
            query?: {
                /** @description Steps from the event of this number on; from the first unless told. */
                from?: string;
                /** @description Steps of a page, 1 to 200; 50 unless told. */
                limit?: string;
            };
            header?: never;
            path: {
                /** @description The order number, in upper or lower case. */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, oldest first. */
            200: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        steps: components["schemas"]["OrderStep"][];
                        /** @description `from` of the page that follows. */
                        next?: number;
                        chain: components["schemas"]["Chain"];
                    };
                };
            };
            /**
             * @description - `request-malformed`: The request is not of the right form.
             *     - `bad-url`: The address cannot be decoded.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed" | "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `order-not-found`: There is no such order. */
            404: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "order-not-found";
                    };
                };
            };
            /** @description - `unreadable`: What was recorded of it cannot be read, so nothing is decided about it. */
            409: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "unreadable";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `request-invalid`: The request breaks a rule. */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    listConsumers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each of them. */
            200: {
                headers: {
                    /** @description How long the answer may be kept. */
                    "Cache-Control": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        consumers: components["schemas"]["Consumer"][];
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    listParkedStreams: {
        parameters: {
            query?: {
                /** @description Those of this consumer. */
                consumer?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is parked. */
            200: {
                headers: {
                    /** @description How long the answer may be kept. */
                    "Cache-Control": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        parkedStreams: {
                            consumer: string;
                            stream: string;
                            orderNumber?: string;
                            fromEvent: number;
                            waiting: number;
                            /** Format: date-time */
                            since: string;
                            times: number;
                            /** Format: date-time */
                            lastTriedAt: string;
                            error: {
                                code: string;
                                message: string;
                                event: number;
                                where: string;
                                type: string | null;
                            };
                            release?: {
                                /** Format: date-time */
                                askedAt: string;
                                by: string;
                                reason: string;
                            };
                        }[];
                        total: number;
                    };
                };
            };
            /** @description - `request-malformed`: The request is not of the right form. */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `request-invalid`: The request breaks a rule. */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    releaseStream: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new one (such as a UUID) for each act, the same one when you repeat it: what was done is answered again, with `Idempotency-Replayed: true`, and not done again. Kept for 24 hours, for each caller apart. What is answered 5xx, or is not of the right form, is not kept: repeat it with the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description `consumer` in the list. */
                consumer: string;
                /** @description `stream` in the list. */
                stream: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseStreamRequest"];
            };
        };
        responses: {
            /** @description Asked for. */
            202: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        consumer: string;
                        stream: string;
                    };
                };
            };
            /**
             * @description - `request-malformed`: The request is not of the right form.
             *     - `idempotency-key-invalid`: `Idempotency-Key` is not 1 to 255 visible ASCII characters (no comma, quotes, backslash).
             *     - `not-json`: The body is empty or not JSON.
             *     - `bad-url`: The address cannot be decoded.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed" | "idempotency-key-invalid" | "not-json" | "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `stream-not-parked`: The consumer has not parked this stream. */
            404: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "stream-not-parked";
                    };
                };
            };
            /** @description - `idempotency-key-in-use`: The request with this `Idempotency-Key` is still under way. */
            409: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "idempotency-key-in-use";
                    };
                };
            };
            /** @description - `body-too-large`: The body is larger than 256 KiB. */
            413: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `unsupported-media-type`: Send the body as application/json. */
            415: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /**
             * @description - `idempotency-key-reused`: This `Idempotency-Key` was used for another request.
             *     - `request-invalid`: The request breaks a rule.
             */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "idempotency-key-reused" | "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    listProjections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each of them. */
            200: {
                headers: {
                    /** @description How long the answer may be kept. */
                    "Cache-Control": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        projections: components["schemas"]["Projection"][];
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    rebuildProjection: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new one (such as a UUID) for each act, the same one when you repeat it: what was done is answered again, with `Idempotency-Replayed: true`, and not done again. Kept for 24 hours, for each caller apart. What is answered 5xx, or is not of the right form, is not kept: repeat it with the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description `name` in the list. */
                projection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeProjectionRequest"];
            };
        };
        responses: {
            /** @description Begun. */
            202: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Projection"];
                };
            };
            /**
             * @description - `request-malformed`: The request is not of the right form.
             *     - `idempotency-key-invalid`: `Idempotency-Key` is not 1 to 255 visible ASCII characters (no comma, quotes, backslash).
             *     - `not-json`: The body is empty or not JSON.
             *     - `bad-url`: The address cannot be decoded.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed" | "idempotency-key-invalid" | "not-json" | "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `projection-not-found`: There is no such projection. */
            404: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "projection-not-found";
                    };
                };
            };
            /** @description - `idempotency-key-in-use`: The request with this `Idempotency-Key` is still under way. */
            409: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "idempotency-key-in-use";
                    };
                };
            };
            /** @description - `body-too-large`: The body is larger than 256 KiB. */
            413: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `unsupported-media-type`: Send the body as application/json. */
            415: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /**
             * @description - `idempotency-key-reused`: This `Idempotency-Key` was used for another request.
             *     - `request-invalid`: The request breaks a rule.
             */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "idempotency-key-reused" | "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    switchProjection: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new one (such as a UUID) for each act, the same one when you repeat it: what was done is answered again, with `Idempotency-Replayed: true`, and not done again. Kept for 24 hours, for each caller apart. What is answered 5xx, or is not of the right form, is not kept: repeat it with the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description `name` in the list. */
                projection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeProjectionRequest"];
            };
        };
        responses: {
            /** @description It is live. */
            200: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Projection"];
                };
            };
            /**
             * @description - `request-malformed`: The request is not of the right form.
             *     - `idempotency-key-invalid`: `Idempotency-Key` is not 1 to 255 visible ASCII characters (no comma, quotes, backslash).
             *     - `not-json`: The body is empty or not JSON.
             *     - `bad-url`: The address cannot be decoded.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed" | "idempotency-key-invalid" | "not-json" | "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `projection-not-found`: There is no such projection. */
            404: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "projection-not-found";
                    };
                };
            };
            /**
             * @description - `projection-not-ready`: Nothing is built that could be switched to: no build is ready, or it parked more.
             *     - `idempotency-key-in-use`: The request with this `Idempotency-Key` is still under way.
             */
            409: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After"?: string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "projection-not-ready" | "idempotency-key-in-use";
                    };
                };
            };
            /** @description - `body-too-large`: The body is larger than 256 KiB. */
            413: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `unsupported-media-type`: Send the body as application/json. */
            415: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /**
             * @description - `idempotency-key-reused`: This `Idempotency-Key` was used for another request.
             *     - `request-invalid`: The request breaks a rule.
             */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "idempotency-key-reused" | "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    rollBackProjection: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new one (such as a UUID) for each act, the same one when you repeat it: what was done is answered again, with `Idempotency-Replayed: true`, and not done again. Kept for 24 hours, for each caller apart. What is answered 5xx, or is not of the right form, is not kept: repeat it with the same key. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description `name` in the list. */
                projection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeProjectionRequest"];
            };
        };
        responses: {
            /** @description It is live. */
            200: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Projection"];
                };
            };
            /**
             * @description - `request-malformed`: The request is not of the right form.
             *     - `idempotency-key-invalid`: `Idempotency-Key` is not 1 to 255 visible ASCII characters (no comma, quotes, backslash).
             *     - `not-json`: The body is empty or not JSON.
             *     - `bad-url`: The address cannot be decoded.
             */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "request-malformed" | "idempotency-key-invalid" | "not-json" | "bad-url";
                    };
                };
            };
            /**
             * @description - `unauthenticated`: Send a token: Authorization: Bearer <token>.
             *     - `token-expired`: The token has expired.
             *     - `token-invalid`: The token is not valid.
             */
            401: {
                headers: {
                    /** @description What kind of token is wanted. */
                    "WWW-Authenticate": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "unauthenticated" | "token-expired" | "token-invalid";
                    };
                };
            };
            /** @description - `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 403;
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description - `projection-not-found`: There is no such projection. */
            404: {
                headers: {
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "projection-not-found";
                    };
                };
            };
            /**
             * @description - `nothing-to-roll-back`: Nothing is kept of before, or this build of the service cannot feed that version.
             *     - `idempotency-key-in-use`: The request with this `Idempotency-Key` is still under way.
             */
            409: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After"?: string;
                    /** @description The request was done before; this is its answer again. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "nothing-to-roll-back" | "idempotency-key-in-use";
                    };
                };
            };
            /** @description - `body-too-large`: The body is larger than 256 KiB. */
            413: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `unsupported-media-type`: Send the body as application/json. */
            415: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /**
             * @description - `idempotency-key-reused`: This `Idempotency-Key` was used for another request.
             *     - `request-invalid`: The request breaks a rule.
             */
            422: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 422;
                        /** @enum {string} */
                        code: "idempotency-key-reused" | "request-invalid";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /**
             * @description - `engine-unavailable`: The event store or the database does not answer. Send it again.
             *     - `keys-unavailable`: Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.
             *     - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice.
             */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "engine-unavailable" | "keys-unavailable" | "overloaded";
                    };
                };
            };
        };
    };
    isLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is. */
            200: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ok";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
        };
    };
    isReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All that is needed for placing orders answers. */
            200: {
                headers: {
                    /** @description How long the answer may be kept. */
                    "Cache-Control": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description Something does not. */
            503: {
                headers: {
                    /** @description How long the answer may be kept. */
                    "Cache-Control": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    /** @description How long the answer may be kept. */
                    "Cache-Control": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                        info: {
                            [key: string]: unknown;
                        };
                        servers: {
                            [key: string]: unknown;
                        }[];
                        tags: {
                            [key: string]: unknown;
                        }[];
                        paths: {
                            [key: string]: unknown;
                        };
                        components: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice. */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "overloaded";
                    };
                };
            };
        };
    };
    getDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description How long the answer may be kept. */
                    "Cache-Control": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice. */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "overloaded";
                    };
                };
            };
        };
    };
    getDocsFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its name. */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file. */
            200: {
                headers: {
                    /** @description How long the answer may be kept. */
                    "Cache-Control": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
            /** @description - `bad-url`: The address cannot be decoded. */
            400: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "bad-url";
                    };
                };
            };
            /** @description - `not-found`: There is no such route. */
            404: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "not-found";
                    };
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
            /** @description - `internal`: Something went wrong on our side. Our log has it under the request id. */
            500: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description - `overloaded`: Too many requests are under way. Send it again in a moment; the same order is never placed twice. */
            503: {
                headers: {
                    /** @description Whole seconds after which to send the request again. */
                    "Retry-After": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "overloaded";
                    };
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The text format of Prometheus, 0.0.4. */
            200: {
                headers: {
                    /** @description How long the answer may be kept. */
                    "Cache-Control": string;
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description - `url-too-long`: The address is longer than 8000 characters, or a number or name in it than 100. */
            414: {
                headers: {
                    /** @description Finds the request in the service's log; the trace id of your `traceparent`. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status: 414;
                        /** @enum {string} */
                        code: "url-too-long";
                    };
                };
            };
        };
    };
}
