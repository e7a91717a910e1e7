/** Where the data lives. */
export type DatabaseSettings = { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string };

/** Choices that rarely matter; tests set them. */
export type DatabaseChoices = {
  /** How long (ms) a lock held by another process is waited for, without blocking. 10 seconds unless told. */
  lockTimeout?: number;
  /** PostgreSQL: the most connections of this process. 10 unless told. */
  poolSize?: number;
};

export const DEFAULT_LOCK_TIMEOUT = 10_000;
export const DEFAULT_POOL_SIZE = 10;
