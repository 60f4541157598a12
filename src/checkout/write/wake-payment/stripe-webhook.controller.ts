import { Controller, Headers, HttpCode, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { isRejection, rejection } from '../../../kernel/rejection.js';
import { ORDER_NUMBER } from '../../../order/order-stream.js';
import { Refused } from '../../../platform/http/refusals.js';
import { WakePayment } from './wake-payment.command.js';

/** Whose deliveries are to be believed; undefined: nobody's. */
export class StripeWebhookSecret {
  constructor(readonly value: string | undefined) {}
}

const NOT_SIGNED = rejection('webhook-signature-invalid', 'The signature does not fit the body.');

/** Stripe says that something happened. Its word only wakes the probe, so lost and repeated deliveries do no harm. */
@Controller('v1/webhooks')
export class StripeWebhookController {
  constructor(
    private readonly commands: CommandBus,
    private readonly secret: StripeWebhookSecret,
  ) {}

  @Post('stripe')
  @HttpCode(204)
  @RouteConfig({ rawBody: true })
  async receive(
    @Req() request: FastifyRequest,
    @Headers('stripe-signature') signature: string | undefined,
  ): Promise<void> {
    const { value: secret } = this.secret;
    const { rawBody } = request;
    if (secret === undefined || rawBody === undefined) throw new Refused(NOT_SIGNED);
    // Stripe's SDK takes a moment to load, and most installations never need it.
    const { orderOfWebhook } = await import('../../processors/stripe/webhook.js');
    const now = Date.now();
    const orderNumber = orderOfWebhook(rawBody, signature, secret, now);
    if (!isRejection(orderNumber)) {
      if (ORDER_NUMBER.test(orderNumber)) {
        await this.commands.execute(new WakePayment(orderNumber, now));
      }
      return;
    }
    // What is about no order of ours is none of our business, and not to be sent again.
    if (orderNumber.code !== 'webhook-not-ours') throw new Refused(orderNumber);
  }
}
