// The kinds of transfer, for whoever asks a person which is meant.
export { TRANSFER_KINDS, type TransferKind } from '../../archive/transfer/order';
