import { type DynamicModule, Module } from '@nestjs/common';
import { OpenApiController } from './open-api.controller.js';
import { API_TEXT, keptText } from './api-text.js';
import type { Schema } from './schema.js';

@Module({})
export class OpenApiModule {
  /** @param load makes the document, when somebody asks for it first: the start does not wait for it. */
  static of(load: () => Promise<Schema>): DynamicModule {
    return {
      module: OpenApiModule,
      controllers: [OpenApiController],
      providers: [{ provide: API_TEXT, useValue: keptText(load) }],
    };
  }
}
